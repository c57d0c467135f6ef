/** What is answered when something cannot be done (RFC 9457). */
@NullMarked
package org.uteuzi.service.problem;

import org.jspecify.annotations.NullMarked;
