/** What becomes of a request that waits for another to approve it; kept beside the register. */
@NullMarked
package org.uteuzi.proposal;

import org.jspecify.annotations.NullMarked;
