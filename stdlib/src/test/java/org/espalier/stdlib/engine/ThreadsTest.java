package org.espalier.stdlib.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.mxnet.jna.JnaUtils;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX) // asks the library of threads that MXNet comes with there
class ThreadsTest {
  @Test
  void threadsAreAllCoresUnlessTheEnvironmentSaysOtherwise() {
    String said = System.getenv("OMP_NUM_THREADS");
    assertThat(Threads.preferred())
        .isEqualTo(
            said == null ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(said));
  }

  @Test
  void mxnetComputesWithAsManyThreadsAsWereAskedForAndNeverWithMore() {
    Engines.report();
    assertThat(ofTheWorker()).isEqualTo(Engines.threads());
    Engines.setThreads(1);
    assertThat(ofTheWorker()).isEqualTo(1);
    assertThatThrownBy(() -> Engines.setThreads(2))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("setThreads(2): MXNet computes with 1 already")
        .hasMessageContaining("OMP_NUM_THREADS=2");
    assertThat(ofTheWorker()).isEqualTo(1);
  }

  @Test
  void whoAsksForAnOperationRunsItOnAProcessorAndItsShareIsItsOwn() throws Exception {
    Engines.report();
    assumeTrue(MxnetScheduler.isCaller(), "MXNet's own workers run everything here");
    AtomicReference<Thread> runner = new AtomicReference<>();
    asOperation(() -> runner.set(Thread.currentThread()));
    assertThat(runner).hasValue(Thread.currentThread());
    int before = ofTheWorker();
    FutureTask<Integer> lane =
        new FutureTask<>(
            () -> ThreadShare.within(EngineChoice.mxnet(), 64, ThreadsTest::ofTheWorker));
    new Thread(lane).start();
    assertThat(lane.get()).isEqualTo(Math.max(1, Threads.preferred() / 64));
    assertThat(ofTheWorker()).isEqualTo(before);
  }

  private static int ofTheWorker() {
    Function count = NativeLibrary.getInstance(library()).getFunction("omp_get_max_threads");
    AtomicInteger threads = new AtomicInteger();
    asOperation(() -> threads.set(count.invokeInt(new Object[0])));
    return threads.get();
  }

  private static void asOperation(Runnable work) {
    MxnetCalls.Task task = (context, parameter) -> work.run();
    try (Memory processor = new Memory(2L * Integer.BYTES)) {
      processor.write(0, new int[] {1, 0}, 0, 2);
      JnaUtils.checkCall(
          MxnetCalls.load()
              .MXEnginePushSync(task, null, null, processor, null, 0, null, 0, null, 0, "threads"));
      JnaUtils.waitAll();
    } finally {
      Reference.reachabilityFence(task);
    }
  }

  /** MXNet's own, unless PyTorch was there first: MXNet takes that one then. */
  private static String library() {
    try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
      return maps.filter(line -> line.contains("/libgomp"))
          .map(line -> line.substring(line.indexOf('/')))
          .distinct()
          .min(Comparator.comparing(path -> path.contains("pytorch")))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
