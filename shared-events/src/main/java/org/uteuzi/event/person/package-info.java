/** Events of persons. */
@NullMarked
package org.uteuzi.event.person;

import org.jspecify.annotations.NullMarked;
