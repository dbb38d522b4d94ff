/**
 * From a {@link org.espalier.dsl.graph.Graph} to something that runs. What is trained, and for how
 * long, is decided in {@code train}.
 */
@NullMarked
package org.espalier.stdlib.engine;

import org.jspecify.annotations.NullMarked;
