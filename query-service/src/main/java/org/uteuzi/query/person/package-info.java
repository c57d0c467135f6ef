/** People and what they were appointed to. */
@NullMarked
package org.uteuzi.query.person;

import org.jspecify.annotations.NullMarked;
