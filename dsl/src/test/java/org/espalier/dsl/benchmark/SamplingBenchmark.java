package org.espalier.dsl.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.encoding.Encoding;
import org.espalier.dsl.graph.Graph;
import org.espalier.dsl.graph.LabelledGraph;
import org.espalier.dsl.random.Seed;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long an algorithm waits for the language: one architecture, one network at a time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SamplingBenchmark {
  /** NAS-Bench-201 (15 cells of 16 channels) or DARTS (20 cells of 36 channels). */
  @Param({"nb201", "darts"})
  public String name = "nb201";

  private final RandomGenerator random = new Seed(1).stream("benchmark");
  private final SearchSpace cells = Spaces.nasBench201();
  private final SearchSpace darts = Spaces.darts();
  private final Encoding cellsInNumbers = Encoding.oneHot(cells);
  private final Encoding dartsInNumbers = Encoding.oneHot(darts);
  private Architecture cell = cells.sample(random);
  private Architecture genotype = darts.sample(random);

  private SearchSpace space() {
    return name.equals("nb201") ? cells : darts;
  }

  private Architecture architecture() {
    return name.equals("nb201") ? cell : genotype;
  }

  /** Draws an architecture and writes it as numbers. */
  @Benchmark
  public Object sampleAndOneHot() {
    return (name.equals("nb201") ? cellsInNumbers : dartsInNumbers).encode(space().sample(random));
  }

  /** One mutation after the other, and the hash that tells seen ones. */
  @Benchmark
  public int mutateAndHash() {
    cell = name.equals("nb201") ? cell.mutate(random) : cell;
    genotype = name.equals("nb201") ? genotype : genotype.mutate(random);
    return architecture().hashCode();
  }

  /** What equal cells share, whatever their nodes are called. */
  @Benchmark
  public Object canonicalKey() {
    return space().key(architecture());
  }

  /** The whole network with its parameters and multiply-adds. */
  @Benchmark
  public long networkAndCosts() {
    Graph network = architecture().network();
    return network.parameters() + network.macs();
  }

  /** The whole network's canonical form. */
  @Benchmark
  public LabelledGraph canonicalForm() {
    return architecture().network().canonical();
  }
}
