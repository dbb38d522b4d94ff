package org.espalier.stdlib.engine;

import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.pytorch.jni.JniUtils;
import com.sun.jna.Memory;
import java.lang.ref.Reference;
import org.espalier.stdlib.device.NativeEnvironment;

/** How many threads an engine uses for one operation. */
final class Threads {
  private static final String VARIABLE = "OMP_NUM_THREADS";

  /** A processor of MXNet's: its kind, and which one. */
  private static final int[] PROCESSOR = {1, 0};

  private Threads() {}

  /** What the user's environment asks for, otherwise all cores. */
  static int preferred() {
    String said = System.getenv(VARIABLE);
    return said != null && said.matches("[1-9][0-9]{0,3}")
        ? Integer.parseInt(said)
        : Runtime.getRuntime().availableProcessors();
  }

  /**
   * To be called before an engine is loaded. MXNet reads the variable once, as it starts; without
   * it, it takes every processor for half of one and leaves half of them idle.
   */
  static void prepare(int count) {
    NativeEnvironment.set(VARIABLE, Integer.toString(count));
  }

  static void set(EngineKind engine, int count) {
    switch (engine) {
      case MXNET -> setMxnet(count);
      case PYTORCH -> JniUtils.setNumThreads(count);
    }
  }

  /** The count belongs to the thread that sets it, so MXNet's own worker has to be the one. */
  private static void setMxnet(int count) {
    MxnetCalls calls = MxnetCalls.load();
    JnaUtils.checkCall(calls.MXSetNumOMPThreads(count));
    MxnetCalls.Task task = (context, parameter) -> calls.MXSetNumOMPThreads(count);
    try (Memory processor = new Memory((long) PROCESSOR.length * Integer.BYTES)) {
      processor.write(0, PROCESSOR, 0, PROCESSOR.length);
      JnaUtils.checkCall(
          calls.MXEnginePushSync(
              task, null, null, processor, null, 0, null, 0, null, 0, "threads"));
      JnaUtils.waitAll();
    } finally {
      // Native code does not keep Java's collector from what it is about to call.
      Reference.reachabilityFence(task);
    }
  }
}
