/**
 * How long an algorithm waits for the language, measured by JMH; not part of the tests.
 *
 * <pre>
 * mvn -q -P benchmark -pl dsl process-test-classes
 * mvn -q -P benchmark -pl dsl process-test-classes -Dbenchmark.arguments="Sampling -f 1"
 * </pre>
 */
@NullMarked
package org.espalier.dsl.benchmark;

import org.jspecify.annotations.NullMarked;
