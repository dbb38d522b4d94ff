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
  private final SearchSpace cells = Spaces.nasBench201();
  private final RandomGenerator random = new Seed(1).stream("benchmark");
  private final Encoding oneHot = Encoding.oneHot(cells);
  private Architecture architecture = cells.sample(random);
  private Architecture pair = Spaces.darts().sample(random);

  /** Draws an architecture of NAS-Bench-201. */
  @Benchmark
  public Architecture sample() {
    return cells.sample(random);
  }

  /** One mutation after the other. */
  @Benchmark
  public Architecture mutate() {
    architecture = architecture.mutate(random);
    return architecture;
  }

  /** Draws an architecture and encodes it. */
  @Benchmark
  public double[] sampleAndEncode() {
    return oneHot.encode(cells.sample(random));
  }

  /** One mutation of a pair of DARTS cells after the other, with the hash that caches need. */
  @Benchmark
  public int mutateAndHashDarts() {
    pair = pair.mutate(random);
    return pair.hashCode();
  }

  /** The 16-channel network of 15 cells, with its parameters and multiply-adds. */
  @Benchmark
  public long networkAndCosts() {
    Graph network = architecture.network();
    return network.parameters() + network.macs();
  }

  /** The same network's canonical form. */
  @Benchmark
  public LabelledGraph canonicalForm() {
    return architecture.network().canonical();
  }
}
