/**
 * Labelled pictures to train on: made by the program itself ({@code glyphs()}), read from the files
 * of well-known sets, or taken from DJL. A data set is a plain immutable value of bytes and integer
 * labels, in three parts. Beside them texts to predict, made up ({@code babble()}) or read from
 * plain files. {@link org.espalier.stdlib.data.DataSets} is where to start.
 *
 * <p>Here are: storage, splitting, reading, drawing of glyphs, looking at a set, and the mean and
 * deviation of its channels. Not here: shuffling per epoch, augmentation, applying the
 * normalisation, one-hot labels and any engine's arrays; those belong to training.
 */
@NullMarked
package org.espalier.stdlib.data;

import org.jspecify.annotations.NullMarked;
