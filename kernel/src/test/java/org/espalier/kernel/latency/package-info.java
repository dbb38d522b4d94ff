/**
 * How long a user waits for this kernel and for others, measured beside each other: each kernel is
 * a process, started from a connection file as Jupyter starts it, and they take turns. Nothing here
 * runs with the tests.
 *
 * <pre>
 * mvn -q -P latency -pl kernel -am process-test-classes -Dlatency.arguments="--rounds 3"
 * </pre>
 *
 * <p>{@code --help} among the arguments shows the others: {@code --java-home} for another JDK,
 * {@code --jjava} for a jar of JJava's that lies on this machine, {@code --only} and {@code
 * --no-pause} to measure less. Maven fetches the other kernels while it runs; one that the registry
 * does not have is left out, and the output says so. The last line is JSON with all samples.
 *
 * <p>Measured in one run of two rounds, the kernels in turn, on two cores with nothing else to do,
 * JDK 17: this kernel as the launcher starts it (class archive, C1 only); JetBrains' 0.11.0-398,
 * the newest that was to be had, which has Kotlin 1.8 and its older compiler; JJava built from its
 * sources after 1.0-a7. Both samples, and the ratio of the medians:
 *
 * <pre>
 *                                Espalier     JetBrains         JJava   Espalier / JetBrains
 * ready (ms)                     1527, 947    2953, 1972    2041, 1823   0.48
 * 1st cell, at once (ms)        2318, 2069    7228, 5918      527, 402   0.35
 * start to 1st cell's end (ms)  3859, 3016   10181, 7890    2568, 2225   0.38
 * 1st cell, after a pause (ms)    230, 193    6626, 6739      247, 388   0.03
 * 2nd cell (ms)                   353, 335      547, 504      187, 183   0.67
 * 2nd cell, after a pause (ms)    171, 117      610, 524      160, 141   0.22
 * 10th cell (ms)                  145, 134      213, 214      182, 156   0.63
 * 100th cell (ms)                   69, 59      152, 142      100, 100   0.41
 * chain with lambdas (ms)         590, 526    1212, 1217      442, 388   0.43
 * chain after 100 cells (ms)      148, 107      532, 423      195, 150   0.25
 * peak memory (MiB)               633, 639      560, 710      573, 543   1.13
 * </pre>
 *
 * <p>No slower than JetBrains' anywhere, and half its time or less but for the second and the tenth
 * cell of a notebook that runs all its cells at once: there Kotlin's compiler is still cold. With
 * the JVM's second compiler, C2, at work on it the second cell took twice JetBrains' time, so the
 * launcher leaves C2 out ({@code -XX:TieredStopAtLevel=1}); a search, which computes in native
 * code, took 114 s instead of 102 s with that. Keeping C2 off Kotlin's compiler only did not help
 * enough: such methods then stay in their slow, profiled form for long. In steady state a cell
 * takes the compiler's thread about 37 ms, nearly all of it inside Kotlin's own resolution and code
 * generation; parsing twice, checkpoints and class loading don't show.
 *
 * <p>Not measured: JDK 25, JetBrains' kernels on Kotlin 2.
 */
@NullMarked
package org.espalier.kernel.latency;

import org.jspecify.annotations.NullMarked;
