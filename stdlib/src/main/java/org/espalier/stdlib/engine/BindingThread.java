package org.espalier.stdlib.engine;

import org.jspecify.annotations.Nullable;

/**
 * The thread that some things are bound in. MXNet hands what is bound the working memory of the
 * thread that binds it, which another thread's would write into at the same time; so what another
 * thread bound has to end before anything runs in this one.
 */
final class BindingThread {
  private @Nullable Thread latest;

  /** What follows runs in this thread; whether that is another than before. */
  boolean changes() {
    Thread current = Thread.currentThread();
    boolean another = latest != current;
    latest = current;
    return another;
  }
}
