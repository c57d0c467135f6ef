/** The structure of a day in forms that other programs read. */
@NullMarked
package org.uteuzi.query.export;

import org.jspecify.annotations.NullMarked;
