/** Units: their effects and what they decide. */
@NullMarked
package org.uteuzi.command.unit;

import org.jspecify.annotations.NullMarked;
