/**
 * The flat face of a space, for algorithms: an ordered list of decisions, each a label with a
 * domain, some only asked when an earlier one took a certain choice. Equal labels are one tied
 * decision.
 *
 * <p>What a choice means to a network is told in {@code space}; a full set of choices is an {@code
 * architecture}.
 */
@NullMarked
package org.espalier.dsl.decision;

import org.jspecify.annotations.NullMarked;
