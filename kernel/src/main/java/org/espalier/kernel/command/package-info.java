/**
 * The words of {@code ./espalier}: one thin class each, which reads its options and asks another
 * room to do the work. Exit codes and the text of mistakes are decided here and nowhere else.
 */
@NullMarked
package org.espalier.kernel.command;

import org.jspecify.annotations.NullMarked;
