/** Truths that lie across things, kept in tables with temporal constraints in the same transaction as the events. */
@NullMarked
package org.uteuzi.command.guard;

import org.jspecify.annotations.NullMarked;
