/**
 * What {@code espalier doctor} finds out: versions, engines, devices, memory, fonts, Jupyter, and
 * what is wrong with them. Each part is a {@link org.espalier.kernel.doctor.Finding}; nothing here
 * prints.
 */
@NullMarked
package org.espalier.kernel.doctor;

import org.jspecify.annotations.NullMarked;
