/** The query side: reads the register in order, keeps what is believed, answers for any day as known at any moment. */
@NullMarked
package org.uteuzi.query;

import org.jspecify.annotations.NullMarked;
