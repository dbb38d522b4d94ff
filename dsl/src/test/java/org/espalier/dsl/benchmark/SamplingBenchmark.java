package org.espalier.dsl.benchmark;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.espalier.dsl.Spaces;
import org.espalier.dsl.architecture.Architecture;
import org.espalier.dsl.architecture.SearchSpace;
import org.espalier.dsl.encoding.Encoding;
import org.espalier.dsl.graph.Graph;
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
import org.openjdk.jmh.infra.Blackhole;

/** How long an algorithm waits for the language; {@code peer.py} does the same three things. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class SamplingBenchmark {
  private static final int MILLION = 1_000_000;

  private final RandomGenerator random = new Seed(1).stream("benchmark");
  private final SearchSpace cells = Spaces.nasBench201();
  private final Encoding numbers = Encoding.oneHot(cells);
  private final SearchSpace darts = Spaces.darts();

  /** DARTS_V2, at 20 cells of 36 channels. */
  private final Architecture published =
      darts.parse(
          "Genotype(normal=[('sep_conv_3x3', 0), ('sep_conv_3x3', 1), ('sep_conv_3x3', 0),"
              + " ('sep_conv_3x3', 1), ('sep_conv_3x3', 1), ('skip_connect', 0),"
              + " ('skip_connect', 0), ('dil_conv_3x3', 2)], normal_concat=range(2, 6),"
              + " reduce=[('max_pool_3x3', 0), ('max_pool_3x3', 1), ('skip_connect', 2),"
              + " ('max_pool_3x3', 1), ('max_pool_3x3', 0), ('skip_connect', 2),"
              + " ('skip_connect', 2), ('max_pool_3x3', 1)], reduce_concat=range(2, 6))");

  private Architecture genotype = darts.sample(random);

  /** Draws 1,000,000 cells of NAS-Bench-201 and writes each as 30 numbers; at most 3 s. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public void sampleAndEncodeAMillion(Blackhole hole) {
    for (int i = 0; i < MILLION; i++) {
      hole.consume(numbers.encode(cells.sample(random)));
    }
  }

  /** One mutation of DARTS' two cells, and the hash of what equal cells share; at most 20 us. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public int mutateAndKey() {
    genotype = genotype.mutate(random);
    return genotype.key().hashCode();
  }

  /** A whole network of 20 cells with its parameters and multiply-adds; at most 5 ms. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public long networkAndCosts() {
    Graph network = published.network();
    return network.parameters() + network.macs();
  }
}
