package org.espalier.stdlib.data;

/** Images in three parts that share no image: to learn from, to choose by, to report on. */
public interface DataSet {
  /** A short name: {@code "glyphs"}, {@code "CIFAR-10"}. */
  String name();

  /** What weights are learned from. */
  LabelledImages train();

  /** What architectures and settings are chosen by. */
  LabelledImages validation();

  /** What is reported at the end, and looked at by no search. */
  LabelledImages test();

  /** Mean and deviation of each channel of the training part. */
  default Normalisation normalisation() {
    return Normalisation.of(train());
  }

  /**
   * A picture to look at: the first images of every class of the training part.
   *
   * @param columns how many images of each class, at least 1
   */
  default ContactSheet sheet(int columns) {
    return ContactSheet.of(train(), columns);
  }
}
