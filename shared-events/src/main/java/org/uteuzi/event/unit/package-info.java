/** Events of the units of an institution and of their mandates. */
@NullMarked
package org.uteuzi.event.unit;

import org.jspecify.annotations.NullMarked;
