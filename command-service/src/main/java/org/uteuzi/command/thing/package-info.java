/** What all things of the register have in common: a stream of events, effects that add to it, corrections and withdrawals. */
@NullMarked
package org.uteuzi.command.thing;

import org.jspecify.annotations.NullMarked;
