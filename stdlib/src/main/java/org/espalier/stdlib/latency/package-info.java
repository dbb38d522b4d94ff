/**
 * How long single operations take on this machine: {@link org.espalier.stdlib.latency.LatencyMeter}
 * runs them, {@link org.espalier.stdlib.latency.LatencyFile} keeps what it measured.
 *
 * <p>What a network's latency is, given such a table, is told by formula in the language's {@link
 * org.espalier.dsl.cost.LatencyTable}.
 */
@NullMarked
package org.espalier.stdlib.latency;

import org.jspecify.annotations.NullMarked;
