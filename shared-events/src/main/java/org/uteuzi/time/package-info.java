/** Dates as instruments state them, and the days on which something holds. */
@NullMarked
package org.uteuzi.time;

import org.jspecify.annotations.NullMarked;
