/** Units over time: what they were there for, and which followed which. */
@NullMarked
package org.uteuzi.query.unit;

import org.jspecify.annotations.NullMarked;
