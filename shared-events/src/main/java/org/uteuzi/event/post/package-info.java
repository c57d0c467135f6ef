/** Events of posts and of the appointments to them. */
@NullMarked
package org.uteuzi.event.post;

import org.jspecify.annotations.NullMarked;
