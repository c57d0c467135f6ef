/** Answers on paper. */
@NullMarked
package org.uteuzi.query.print;

import org.jspecify.annotations.NullMarked;
