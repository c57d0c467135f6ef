/** Random histories that the naive fold and the other one must believe alike. */
@NullMarked
package org.uteuzi.naive;

import org.jspecify.annotations.NullMarked;
