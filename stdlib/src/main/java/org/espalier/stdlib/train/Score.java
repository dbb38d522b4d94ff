package org.espalier.stdlib.train;

/**
 * How a network does on some images.
 *
 * @param split which images, by the name they have
 * @param images how many
 * @param loss the mean cross-entropy, in nats
 * @param accuracy the share whose label got the highest score, in [0, 1]
 */
public record Score(String split, int images, double loss, double accuracy) {}
