/** The rules of law that what is believed breaks, as known at any point. */
@NullMarked
package org.uteuzi.query.finding;

import org.jspecify.annotations.NullMarked;
