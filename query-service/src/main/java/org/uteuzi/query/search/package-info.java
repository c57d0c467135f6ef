/** Finds things by what they are or were called. */
@NullMarked
package org.uteuzi.query.search;

import org.jspecify.annotations.NullMarked;
