/** The one door: a whole instrument with its effects, recorded or refused as one. */
@NullMarked
package org.uteuzi.command.instrument;

import org.jspecify.annotations.NullMarked;
