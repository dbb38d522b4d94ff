/**
 * The graphics cards of this machine as NVIDIA's driver tells of them, and the libraries that were
 * unpacked for them.
 *
 * <p>No engine lives here: which library an engine loads is decided by {@link
 * org.espalier.stdlib.device.LibraryChoice} and carried out in {@code engine}. Libraries are
 * fetched and unpacked by the kernel module's {@code gpu}.
 */
@NullMarked
package org.espalier.stdlib.device;

import org.jspecify.annotations.NullMarked;
