/** Who calls, and whether the address that is called is open to them. */
@NullMarked
package org.uteuzi.command.access;

import org.jspecify.annotations.NullMarked;
