/** What is answered when a question cannot be answered (RFC 9457). */
@NullMarked
package org.uteuzi.query.problem;

import org.jspecify.annotations.NullMarked;
