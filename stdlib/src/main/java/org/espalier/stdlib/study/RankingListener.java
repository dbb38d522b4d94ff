package org.espalier.stdlib.study;

import org.espalier.stdlib.rank.RankPanel;

/** Is told how a ranking goes on, on its own thread; what it throws ends the ranking. */
@FunctionalInterface
public interface RankingListener {
  /**
   * One more architecture was judged, or the ranking ended.
   *
   * @param soFar those that were judged
   * @param planned how many there are
   */
  void changed(RankPanel soFar, int planned, boolean ended);
}
