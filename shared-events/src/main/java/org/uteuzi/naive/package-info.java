/**
 * A second, slow fold of the register, written from DOMAIN's sentences alone: what {@code timeline} and {@code structure} answer
 * is compared with it, in tests and by whoever verifies a register in use. Nothing else rests on it, and it rests on what is
 * recorded alone.
 */
@NullMarked
package org.uteuzi.naive;

import org.jspecify.annotations.NullMarked;
