/** The only place that knows how events are stored, and how they get their place in the register. */
@NullMarked
package org.uteuzi.command.register;

import org.jspecify.annotations.NullMarked;
