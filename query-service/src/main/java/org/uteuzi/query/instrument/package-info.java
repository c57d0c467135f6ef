/** The instruments as they were recorded. */
@NullMarked
package org.uteuzi.query.instrument;

import org.jspecify.annotations.NullMarked;
