/**
 * Numbers that rank networks without training them. A {@link org.espalier.stdlib.proxy.Proxy} says
 * how one is computed from a {@link org.espalier.stdlib.proxy.Probe}, which is a network with
 * images and weights to run it on; a {@link org.espalier.stdlib.proxy.Prober} makes probes and
 * keeps what they share. {@link org.espalier.stdlib.proxy.Proxies} has them all by name.
 *
 * <p>What is found is a {@link org.espalier.stdlib.proxy.ProxyScore}: never not a number. Scores
 * depend on the network, the images and the seed alone, not on what was scored before: proxies
 * whose passes change weights or statistics have arrays of their own.
 *
 * <p>Searches that rank by proxies, and panels that compare rankings, are not here.
 */
@NullMarked
package org.espalier.stdlib.proxy;

import org.jspecify.annotations.NullMarked;
