/** What the door says of itself. */
@NullMarked
package org.uteuzi.command.http;

import org.jspecify.annotations.NullMarked;
