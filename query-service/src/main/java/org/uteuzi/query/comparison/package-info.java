/** How two answers about one institution differ, and why. */
@NullMarked
package org.uteuzi.query.comparison;

import org.jspecify.annotations.NullMarked;
