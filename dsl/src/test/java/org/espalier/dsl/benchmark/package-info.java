/**
 * How long an algorithm waits for the language, measured by JMH; not part of the tests. Plain
 * Python does the same three things in {@code peer.py}, the last line with the same totals, and
 * {@code notes.md} beside this file keeps the figures and what was learned from them.
 *
 * <pre>
 * mvn -q -P benchmark -pl dsl process-test-classes
 * mvn -q -P benchmark -pl dsl process-test-classes -Dbenchmark.arguments="mutateAndKey -prof gc"
 * python3 dsl/src/test/resources/org/espalier/dsl/benchmark/peer.py
 * </pre>
 */
@NullMarked
package org.espalier.dsl.benchmark;

import org.jspecify.annotations.NullMarked;
