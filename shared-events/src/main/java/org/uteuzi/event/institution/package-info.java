/** Events of institutions and of the offices outside them that appoint. */
@NullMarked
package org.uteuzi.event.institution;

import org.jspecify.annotations.NullMarked;
