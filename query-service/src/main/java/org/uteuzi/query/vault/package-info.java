/** The keys with which the register is read. */
@NullMarked
package org.uteuzi.query.vault;

import org.jspecify.annotations.NullMarked;
