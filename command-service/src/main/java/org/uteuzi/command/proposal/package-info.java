/** Requests that wait for another to approve them. */
@NullMarked
package org.uteuzi.command.proposal;

import org.jspecify.annotations.NullMarked;
