/** Institutions with all that was ever believed of them, in memory: any day as known at any entry, without the database. */
@NullMarked
package org.uteuzi.query.history;

import org.jspecify.annotations.NullMarked;
