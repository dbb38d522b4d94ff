/**
 * Files that appear whole or not at all and notice when they are damaged. What stands in them is
 * their writers' business.
 */
@NullMarked
package org.espalier.stdlib.file;

import org.jspecify.annotations.NullMarked;
