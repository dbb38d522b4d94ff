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
 * <p>Measured so far, on two cores that other builds kept busy (read the ratios), JDK 17, one round:
 * this kernel with its class archive; JetBrains' 0.11.0-398, the newest that was to be had, which
 * has Kotlin 1.8 and its older compiler; JJava built from its sources after 1.0-a7.
 *
 * <pre>
 *                             Espalier   JetBrains      JJava   Espalier / JetBrains
 * ready (ms)                      1344        2107       1614   0.64
 * 1st cell, at once (ms)          3379        5896        432   0.57
 * start to 1st cell's end (ms)    4743        8004       2047   0.59
 * 1st cell, after a pause (ms)    3036       10925        341   0.28
 * 2nd cell (ms)                    804         379        287   2.12
 * 2nd cell, after a pause (ms)     678         445        202   1.52
 * 10th cell (ms)                   254         235        139   1.08
 * 100th cell (ms)                  140         140         92   1.00
 * chain with lambdas (ms)         1053        1425        376   0.74
 * chain after 100 cells (ms)       271         338        130   0.80
 * peak memory (MiB)                719         587        597   1.23
 * </pre>
 *
 * <p>So the second cell of a notebook that runs all its cells at once is slower than JetBrains'
 * (the first two together are faster: 5.5 against 8.4 s), and the half is reached only where a
 * pause lets the compiler warm up. What is left is the JVM's second compiler, C2, at work on
 * Kotlin's compiler. Without it ({@code ESPALIER_JAVA_OPTIONS=-XX:TieredStopAtLevel=1}), a little
 * later on the same machine, two runs of this kernel beside one of JetBrains':
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
 * <p>That is no slower anywhere. It is not the default because C2 is what makes searches fast that
 * run Java for long. Keeping C2 off Kotlin's compiler only, by compiler directives, saves half as
 * much: such methods stay in their profiled form, which is a third slower. In steady state a cell
 * takes the compiler's thread about 37 ms, nearly all of it inside Kotlin's own resolution and code
 * generation; parsing twice, checkpoints and class loading don't show.
 *
 * <p>Not measured: JDK 25, JetBrains' kernels on Kotlin 2, an idle machine.
 */
@NullMarked
package org.espalier.kernel.latency;

import org.jspecify.annotations.NullMarked;
