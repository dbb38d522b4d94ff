/**
 * What Jupyter lays down and both the protocol and the commands follow: where its folders are, how
 * a kernel names its language. Reads and writes no file, and knows no message ({@code protocol}).
 */
@NullMarked
package org.espalier.kernel.jupyter;

import org.jspecify.annotations.NullMarked;
