/** How events are written to the register and read back. */
@NullMarked
package org.uteuzi.json;

import org.jspecify.annotations.NullMarked;
