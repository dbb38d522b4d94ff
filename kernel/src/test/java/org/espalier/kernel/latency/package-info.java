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
 * <p>Measured so far, on two cores that other builds kept busy (read the ratios), JDK 17, one
 * round: this kernel with its class archive; JetBrains' 0.11.0-398, the newest that was to be had,
 * which has Kotlin 1.8 and its older compiler; JJava built from its sources after 1.0-a7.
 *
 * <pre>
 *                                Espalier     JetBrains         JJava   Espalier / JetBrains
 * ready (ms)                    1344, 1528    2107, 2363    1614, 1715   0.64, 0.65
 * 1st cell, at once (ms)        3379, 3404    5896, 5584      432, 300   0.57, 0.61
 * start to 1st cell's end (ms)  4743, 4938    8004, 7947    2047, 2015   0.59, 0.62
 * 1st cell, after a pause (ms)   3036, 647   10925, 6054      341, 464   0.28, 0.11
 * 2nd cell (ms)                   804, 731      379, 402      287, 189   2.12, 1.82
 * 2nd cell, after a pause (ms)    678, 233      445, 503      202, 218   1.52, 0.46
 * 10th cell (ms)                  254, 245      235, 159      139, 159   1.08, 1.54
 * 100th cell (ms)                 140, 105      140, 112        92, 88   1.00, 0.94
 * chain with lambdas (ms)        1053, 801    1425, 1101      376, 383   0.74, 0.73
 * chain after 100 cells (ms)      271, 263      338, 380      130, 132   0.80, 0.69
 * peak memory (MiB)               719, 725      587, 665      597, 768   1.22, 1.09
 * </pre>
 *
 * <p>So the second cell of a notebook that runs all its cells at once takes twice as long as
 * JetBrains' (the start and both cells together are faster: 5.5 against 8.4 s), the tenth up to
 * half as long again, and the half is reached only where a pause lets the compiler warm up. What is
 * left is the JVM's second compiler, C2, at work on Kotlin's compiler. Without it ({@code
 * -XX:TieredStopAtLevel=1}), a little later on the same machine, two runs of this kernel beside one
 * of JetBrains':
 *
 * <pre>
 *                             Espalier     JetBrains
 * ready (ms)                  1021, 870         1589
 * 1st cell, at once (ms)     2111, 1990         5386
 * 2nd cell (ms)                351, 349          422
 * 10th cell (ms)               138, 121          165
 * 100th cell (ms)               58, 48           102
 * chain with lambdas (ms)      431, 713          944
 * chain after 100 cells (ms)   103, 113          191
 * </pre>
 *
 * <p>That is no slower anywhere, so the launcher starts kernels with it; a search, which computes
 * in native code, took 114 s instead of 102 s. Keeping C2 off Kotlin's compiler only did not help
 * enough: such methods then stay in their slow, profiled form for long. In steady state a cell
 * takes the compiler's thread about 37 ms, nearly all of it inside Kotlin's own resolution and code
 * generation; parsing twice, checkpoints and class loading don't show.
 *
 * <p>Not measured: JDK 25, JetBrains' kernels on Kotlin 2, an idle machine.
 */
@NullMarked
package org.espalier.kernel.latency;

import org.jspecify.annotations.NullMarked;
