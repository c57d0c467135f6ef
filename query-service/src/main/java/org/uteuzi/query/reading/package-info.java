/** Who looked at what: the log of it, why somebody looks, and the questions about it. */
@NullMarked
package org.uteuzi.query.reading;

import org.jspecify.annotations.NullMarked;
