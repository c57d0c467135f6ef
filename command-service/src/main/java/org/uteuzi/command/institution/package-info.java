/** Institutions and the offices outside them: their effects and what they decide. */
@NullMarked
package org.uteuzi.command.institution;

import org.jspecify.annotations.NullMarked;
