/**
 * The search-space language. {@code Language} holds the words that people type, {@code Operations}
 * what spaces choose from, {@code Spaces} the field's spaces by name; the rooms below hold what the
 * words build:
 *
 * <ul>
 *   <li>{@code operation}: the layers, with shapes, weights and costs by formula
 *   <li>{@code graph}: networks, cells and supernets, all of one type
 *   <li>{@code decision}: the flat face of a space, for algorithms
 *   <li>{@code architecture}: one value for every decision
 *   <li>{@code cost}: what networks cost, by formula, and bounds on it
 *   <li>{@code space}: from words to spaces, from architectures to graphs
 *   <li>{@code published}: the spaces of the literature, in the language itself
 *   <li>{@code word}: what a mistyped word was meant to be
 *   <li>{@code random}: seeds, split by purpose
 * </ul>
 *
 * <p>Knows the JDK and JGraphT; never an engine, a file or a notebook.
 */
@NullMarked
package org.espalier.dsl;

import org.jspecify.annotations.NullMarked;
