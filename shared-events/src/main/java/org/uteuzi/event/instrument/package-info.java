/** Events of the legal instruments by which everything else is recorded. */
@NullMarked
package org.uteuzi.event.instrument;

import org.jspecify.annotations.NullMarked;
