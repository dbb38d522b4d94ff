/**
 * Searches that relax the choice between options to numbers and follow gradients: one loop, and the
 * parts that it is put together from. What a supernet is made of and runs on is unknown here; a
 * search knows its {@code Supernet} by losses and gradients alone, so every part is tested without
 * an engine.
 *
 * <ul>
 *   <li>{@code relaxation}: from free parameters to a point of the feasible set
 *   <li>{@code sampler}: from that point to the mixing weights of one pass
 *   <li>{@code derivation}: from the point to an architecture
 *   <li>{@code regulariser}: what is added to the loss, or multiplied with it
 *   <li>{@code stopping}: when to end, and which epoch counts
 * </ul>
 *
 * <p>Events change all of a search between two epochs. {@code KeepStrongest} drops options, {@code
 * Rebuild} has the supernet become another one, and the loop knows nothing of it: numbers of the
 * state are dropped or carried over, and a checkpoint says which supernet it belongs to.
 */
@NullMarked
package org.espalier.stdlib.strategy.relaxed;

import org.jspecify.annotations.NullMarked;
