/** Who asks, how they come in, and what of the register they may see. */
@NullMarked
package org.uteuzi.query.access;

import org.jspecify.annotations.NullMarked;
