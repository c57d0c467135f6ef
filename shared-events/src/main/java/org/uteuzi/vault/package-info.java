/** How what events say of persons is sealed with a key of each person, so that it can be made unreadable for good. */
@NullMarked
package org.uteuzi.vault;

import org.jspecify.annotations.NullMarked;
