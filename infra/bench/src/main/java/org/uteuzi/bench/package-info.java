/** Measures what a command, its way into the answers, a rebuild and a start cost, beside what the database alone costs. */
@NullMarked
package org.uteuzi.bench;

import org.jspecify.annotations.NullMarked;
