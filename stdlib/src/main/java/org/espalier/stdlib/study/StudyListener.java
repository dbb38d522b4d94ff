package org.espalier.stdlib.study;

/**
 * Is told how a search goes on. Called on the search's own thread; what it throws ends the search.
 */
@FunctionalInterface
public interface StudyListener {
  /** A trial ended, or the search did: the study as it stands. */
  void changed(Study study, boolean ended);
}
