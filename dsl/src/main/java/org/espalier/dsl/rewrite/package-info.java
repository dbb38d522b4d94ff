/**
 * Exact changes of graphs: same function, same gradients. A {@link
 * org.espalier.dsl.rewrite.RewriteRule} looks at one node; the {@link
 * org.espalier.dsl.rewrite.Rewriting} walks a graph with a list of them until none fires.
 *
 * <p>Moves from one architecture to another (mutations, morphisms) and approximations do not belong
 * here; the rules themselves live in {@code rule}.
 */
@NullMarked
package org.espalier.dsl.rewrite;

import org.jspecify.annotations.NullMarked;
