/** Posts and the appointments to them: their effects and what they decide. */
@NullMarked
package org.uteuzi.command.post;

import org.jspecify.annotations.NullMarked;
