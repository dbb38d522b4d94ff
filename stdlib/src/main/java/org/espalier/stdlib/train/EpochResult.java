package org.espalier.stdlib.train;

/**
 * One pass over the training part.
 *
 * @param epoch which, from 1
 * @param trainLoss the mean cross-entropy (of smoothed labels, if they are, and with the auxiliary
 *     head's share, if there is one) over its steps, each before its own update, in nats
 * @param validationLoss the mean cross-entropy on the validation part after it, in nats
 * @param validationAccuracy the share of validation examples whose label got the highest score, in
 *     [0, 1]
 * @param seconds how long training and validation took
 */
public record EpochResult(
    int epoch,
    double trainLoss,
    double validationLoss,
    double validationAccuracy,
    double seconds) {}
