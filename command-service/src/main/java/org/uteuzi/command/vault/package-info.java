/** The keys of persons and of proposals. */
@NullMarked
package org.uteuzi.command.vault;

import org.jspecify.annotations.NullMarked;
