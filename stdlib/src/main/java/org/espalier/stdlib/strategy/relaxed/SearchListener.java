package org.espalier.stdlib.strategy.relaxed;

/** Is told how far a search is. Called on the search's thread; to be quick. */
public interface SearchListener {
  /** Hears nothing. */
  SearchListener NONE = new SearchListener() {};

  /**
   * A weight step is done.
   *
   * @param epoch which, from 0
   * @param step which of the epoch's, from 1
   * @param steps how many the epoch has
   * @param loss of the training minibatch, before the update
   */
  default void step(int epoch, int step, int steps, double loss) {}

  /** An epoch is done: what there is so far; its last row is the epoch's. */
  default void epoch(SearchResult soFar) {}

  /** An epoch is done and can be gone on from: its validation loss is finite. */
  default void checkpoint(Checkpoint checkpoint) {}

  /** The search is over, or was interrupted. */
  default void ended(SearchResult result) {}

  /** Both hear. */
  default SearchListener and(SearchListener other) {
    SearchListener first = this;
    return new SearchListener() {
      @Override
      public void step(int epoch, int step, int steps, double loss) {
        first.step(epoch, step, steps, loss);
        other.step(epoch, step, steps, loss);
      }

      @Override
      public void epoch(SearchResult soFar) {
        first.epoch(soFar);
        other.epoch(soFar);
      }

      @Override
      public void checkpoint(Checkpoint checkpoint) {
        first.checkpoint(checkpoint);
        other.checkpoint(checkpoint);
      }

      @Override
      public void ended(SearchResult result) {
        first.ended(result);
        other.ended(result);
      }
    };
  }
}
