package org.espalier.stdlib.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.random.Seed;
import org.espalier.stdlib.data.DataSets;
import org.espalier.stdlib.engine.DeviceName;
import org.espalier.stdlib.engine.EngineUnavailableException;
import org.espalier.stdlib.engine.OneThread;
import org.espalier.stdlib.estimate.Estimator;
import org.espalier.stdlib.estimate.Evaluation;
import org.espalier.stdlib.strategy.AgingEvolution;
import org.espalier.stdlib.strategy.ToyTable;
import org.espalier.stdlib.train.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Trials over several devices. */
@ExtendWith(OneThread.class)
@Timeout(60)
class DevicesTest {
  private static final DeviceName FIRST = DeviceName.gpu(0);
  private static final DeviceName SECOND = DeviceName.gpu(1);

  /** Knows which device it is on, as an estimator that computes does. */
  private record OnDevice(DeviceName device, Work work) implements Estimator {
    interface Work {
      Evaluation on(DeviceName device, Architecture architecture, Seed seed) throws Exception;
    }

    @Override
    public Evaluation estimate(Architecture architecture, Seed seed) {
      try {
        return work.on(device, architecture, seed);
      } catch (InterruptedException e) {
        throw new java.util.concurrent.CancellationException("interrupted");
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Estimator on(DeviceName other) {
      return new OnDevice(other, work);
    }
  }

  private static Search search(OnDevice.Work work) {
    return Search.of(ToyTable.SPACE, () -> (study, ended) -> {})
        .estimator(new OnDevice(DeviceName.cpu(), work));
  }

  private static Evaluation value(Architecture architecture, Seed seed) {
    return new ToyTable().estimate(architecture, seed);
  }

  @Test
  void asManyTrialsRunAtOnceAsDevicesAreNamed() {
    CyclicBarrier both = new CyclicBarrier(2);
    Set<DeviceName> used = ConcurrentHashMap.newKeySet();
    Study study =
        search(
                (device, architecture, seed) -> {
                  used.add(device);
                  both.await(30, TimeUnit.SECONDS);
                  return value(architecture, seed);
                })
            .on(FIRST, SECOND)
            .trials(6)
            .run();
    assertThat(study.finished()).as("none waited for its partner in vain").hasSize(6);
    assertThat(used).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(study.trials()).extracting(Trial::number).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void aDeviceGoesOnWhileAnotherIsAtALongTrial() {
    CountDownLatch later = new CountDownLatch(4);
    AtomicBoolean begun = new AtomicBoolean();
    Study study =
        search(
                (device, architecture, seed) -> {
                  if (!begun.getAndSet(true)) {
                    assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
                  } else {
                    later.countDown();
                  }
                  return value(architecture, seed);
                })
            .on(FIRST, SECOND)
            .trials(6)
            .run();
    assertThat(study.finished()).extracting(Trial::number).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void whichDeviceIsFasterDoesNotChangeTheTrace() {
    AgingEvolution evolution = new AgingEvolution(5, 2);
    Map<DeviceName, Integer> slow = Map.of(FIRST, 0, SECOND, 5);
    Map<DeviceName, Integer> fast = Map.of(FIRST, 3, SECOND, 0);
    assertThat(trace(evolution, slow)).isEqualTo(trace(evolution, fast)).hasSize(30);
  }

  private static List<String> trace(AgingEvolution evolution, Map<DeviceName, Integer> pause) {
    Study study =
        search(
                (device, architecture, seed) -> {
                  Thread.sleep(pause.getOrDefault(device, 0));
                  return value(architecture, seed);
                })
            .strategy(evolution)
            .on(FIRST, SECOND)
            .trials(30)
            .seed(4)
            .run();
    return study.trials().stream().map(trial -> trial.architecture().toString()).toList();
  }

  @Test
  void aCardWithoutMemoryFailsItsTrialAndTheSearchGoesOn() {
    Study study =
        search(
                (device, architecture, seed) -> {
                  if (ToyTable.value(architecture) < 1) {
                    throw new IllegalStateException(
                        "MXNetError: cudaMalloc retry failed: out of memory\nStack trace");
                  }
                  return value(architecture, seed);
                })
            .on(FIRST, SECOND)
            .trials(30)
            .run();
    assertThat(study.trials()).hasSize(30);
    assertThat(study.finished()).isNotEmpty();
    assertThat(study.trials())
        .filteredOn(trial -> trial.status() == Trial.Status.FAILED)
        .isNotEmpty()
        .allMatch(trial -> trial.reason().contains("out of memory"));
  }

  @Test
  void anInterruptEndsAllLanesAndKeepsWhatHadEnded() throws InterruptedException {
    CountDownLatch stuck = new CountDownLatch(1);
    Thread searching = Thread.currentThread();
    Study study =
        search(
                (device, architecture, seed) -> {
                  if (device.equals(SECOND)) {
                    searching.interrupt();
                    stuck.await();
                  }
                  return value(architecture, seed);
                })
            .on(FIRST, SECOND)
            .trials(1000)
            .run();
    assertThat(study.interrupted()).isTrue();
    assertThat(study.trials()).hasSizeLessThan(1000);
    assertThat(study.trials()).allMatch(Trial::isFinished);
    assertThat(Thread.interrupted()).as("the flag is taken").isFalse();
  }

  @Test
  void trainingRunsInSeveralLanesOfTheProcessorAsInOne() {
    Search alone =
        Search.of(ToyTable.SPACE, () -> (study, ended) -> {})
            .estimator(Training.on(DataSets.glyphs().size(8).train(64).validation(32)).epochs(1))
            .trials(6)
            .seed(2);
    Study one = alone.run();
    Study two = alone.on(DeviceName.cpu(), DeviceName.cpu()).run();
    assertThat(two.finished()).hasSize(6);
    assertThat(two.trials().stream().map(Trial::value).toList())
        .as("random search asks for the same in every order")
        .isEqualTo(one.trials().stream().map(Trial::value).toList());
  }

  @Test
  void aDeviceThatIsNotThereIsTheTrialsReason() {
    Study study =
        Search.of(ToyTable.SPACE, () -> (ignored, ended) -> {})
            .estimator(Training.on(DataSets.glyphs().size(8).train(32).validation(32)).epochs(1))
            .on(DeviceName.gpu(62))
            .trials(1)
            .run();
    assertThat(study.trials().get(0).reason())
        .startsWith(EngineUnavailableException.class.getSimpleName())
        .contains("There is no gpu(62) for MXNet");
  }
}
