/**
 * Networks and supernets of which something is dropped at random: places of a graph multiplied by
 * numbers that are fed beside the examples. Which places these are is for those who know what the
 * graph is made of ({@code train} for networks, {@code supernet} for supernets), but for what the
 * matrices of recurrent networks read, which looks the same in both.
 */
@NullMarked
package org.espalier.stdlib.mask;

import org.jspecify.annotations.NullMarked;
