/**
 * Architectures in the files of other projects, read and written: the JSON of ProxylessNAS and
 * once-for-all networks.
 *
 * <p>Texts that need no JSON belong to {@code dsl}: genotypes, block strings, structure strings.
 */
@NullMarked
package org.espalier.stdlib.exchange;

import org.jspecify.annotations.NullMarked;
