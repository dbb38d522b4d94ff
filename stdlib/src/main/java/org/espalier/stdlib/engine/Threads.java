package org.espalier.stdlib.engine;

import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.pytorch.jni.JniUtils;

/** How many threads an engine uses for one operation. */
final class Threads {
  private Threads() {}

  static void set(EngineKind engine, int count) {
    switch (engine) {
      // The environment's OMP_NUM_THREADS cannot be set from Java once the program runs.
      case MXNET -> JnaUtils.checkCall(MxnetCalls.load().MXSetNumOMPThreads(count));
      case PYTORCH -> JniUtils.setNumThreads(count);
    }
  }
}
