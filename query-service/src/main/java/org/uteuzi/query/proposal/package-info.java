/** What waits for somebody to approve it, and what became of it. */
@NullMarked
package org.uteuzi.query.proposal;

import org.jspecify.annotations.NullMarked;
