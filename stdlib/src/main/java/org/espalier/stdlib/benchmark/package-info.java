/** How long the work that searches are made of takes: what {@code ./espalier bench} times. */
@NullMarked
package org.espalier.stdlib.benchmark;

import org.jspecify.annotations.NullMarked;
