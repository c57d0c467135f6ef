/** Compares a register in use with the naive fold. */
@NullMarked
package org.uteuzi.query.verify;

import org.jspecify.annotations.NullMarked;
