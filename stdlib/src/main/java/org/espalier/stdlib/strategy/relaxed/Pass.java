package org.espalier.stdlib.strategy.relaxed;

/**
 * What a weight step saw.
 *
 * @param drawn what was mixed with
 * @param loss before the step
 * @param gradientNorm of all weights' gradients together, before it was shortened
 */
public record Pass(Drawn drawn, double loss, double gradientNorm) {}
