/** The keys with which the register is written and read. */
@NullMarked
package org.uteuzi.service.vault;

import org.jspecify.annotations.NullMarked;
