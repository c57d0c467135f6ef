/** Takes in the past: a file of instruments, recorded through the same door as any other. */
@NullMarked
package org.uteuzi.command.imports;

import org.jspecify.annotations.NullMarked;
