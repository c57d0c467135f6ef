/** Real processes on real ports: what the person at the terminal sees, and what is left when processes are killed. */
@NullMarked
package org.uteuzi.local;

import org.jspecify.annotations.NullMarked;
