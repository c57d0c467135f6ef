/** What goes on beside the answers. */
@NullMarked
package org.uteuzi.query.thread;

import org.jspecify.annotations.NullMarked;
