/** The structure of an institution on a day, put together from what is believed of its things. */
@NullMarked
package org.uteuzi.structure;

import org.jspecify.annotations.NullMarked;
