/** Reads entries; the only place here that knows the tables of the register. */
@NullMarked
package org.uteuzi.query.register;

import org.jspecify.annotations.NullMarked;
