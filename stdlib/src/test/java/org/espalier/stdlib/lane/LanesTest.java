package org.espalier.stdlib.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanesTest {
  private static final List<Integer> TASKS = IntStream.range(0, 20).boxed().toList();

  private interface Work {
    int of(String member, int task) throws Exception;
  }

  private static BiFunction<String, Integer, Integer> work(Work work) {
    return (member, task) -> {
      try {
        return work.of(member, task);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new CancellationException(e.toString());
      }
    };
  }

  @Test
  void membersWorkAtOnceAndResultsComeInTheOrderOfTheTasks() {
    CyclicBarrier both = new CyclicBarrier(2);
    Set<String> worked = ConcurrentHashMap.newKeySet();
    List<Integer> squares =
        Lanes.each(
            List.of("a", "b"),
            TASKS,
            work(
                (member, task) -> {
                  worked.add(member);
                  both.await(30, TimeUnit.SECONDS);
                  Thread.sleep(task % 2 == 0 ? 3 : 0);
                  return task * task;
                }));
    assertThat(squares).isEqualTo(TASKS.stream().map(task -> task * task).toList());
    assertThat(worked).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aLaneGoesOnWhileAnotherIsAtALongTask() {
    CountDownLatch later = new CountDownLatch(5);
    List<Integer> results =
        Lanes.each(
            List.of("a", "b"),
            TASKS,
            work(
                (member, task) -> {
                  if (task == 0) {
                    later.await();
                  } else {
                    later.countDown();
                  }
                  return task;
                }));
    assertThat(results).isEqualTo(TASKS);
  }

  @Test
  void aSingleLaneIsTheThreadOfWhoeverAsks() {
    List<Thread> threads =
        Lanes.each(List.of("alone"), TASKS, (member, task) -> Thread.currentThread());
    assertThat(threads).containsOnly(Thread.currentThread());
  }

  @Test
  void whatATaskThrowsEndsAllAndIsThrown() {
    List<Integer> ended = new ArrayList<>();
    assertThatThrownBy(
            () ->
                Lanes.each(
                    List.of("a", "b"),
                    TASKS,
                    work(
                        (member, task) -> {
                          if (task == 3) {
                            throw new IllegalStateException("task 3");
                          }
                          return task;
                        }),
                    ended::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("task 3");
    assertThat(ended).containsExactly(0, 1, 2);
  }

  @Test
  void anInterruptEndsAllAndHandsOverWhatHadEnded() {
    Thread asking = Thread.currentThread();
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    List<Integer> kept = new ArrayList<>();
    assertThatThrownBy(
            () ->
                Lanes.each(
                    List.of("a", "b"),
                    TASKS,
                    work(
                        (member, task) -> {
                          if (task == 4) {
                            ended.await();
                            asking.interrupt();
                            never.await();
                          } else if (task == 5) {
                            ended.countDown();
                          } else if (task > 5) {
                            never.await();
                          }
                          return task;
                        }),
                    kept::add))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("interrupted");
    assertThat(kept).as("5 had ended beside 4").containsExactly(0, 1, 2, 3, 5);
    assertThat(Thread.interrupted()).as("the flag is taken").isFalse();
  }

  @Test
  void nobodyDoesNoWork() {
    assertThatThrownBy(() -> Lanes.each(List.of(), TASKS, (member, task) -> task))
        .hasMessageContaining("at least 1 member");
  }
}
