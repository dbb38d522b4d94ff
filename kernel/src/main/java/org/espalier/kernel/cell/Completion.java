package org.espalier.kernel.cell;

/**
 * One thing that could stand at the cursor.
 *
 * @param text what is inserted in place of {@code code[start, end)}
 * @param start first replaced index, in UTF-16 units
 * @param end index behind the last replaced one
 * @param signature how it is shown, such as {@code sample(seed: Seed): Architecture}
 * @param kind {@code function}, {@code property}, {@code class}, {@code keyword}, {@code magic} ...
 */
public record Completion(String text, int start, int end, String signature, String kind) {}
