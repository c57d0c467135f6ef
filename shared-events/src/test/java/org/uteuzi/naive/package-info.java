/** A second, slow fold of the register, written from DOMAIN's sentences alone, and histories to compare it with. */
@NullMarked
package org.uteuzi.naive;

import org.jspecify.annotations.NullMarked;
