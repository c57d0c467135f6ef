/** What the register records: every event is one statement of one instrument about one thing. */
@NullMarked
package org.uteuzi.event;

import org.jspecify.annotations.NullMarked;
