/** Persons: their effects and what they decide. */
@NullMarked
package org.uteuzi.command.person;

import org.jspecify.annotations.NullMarked;
