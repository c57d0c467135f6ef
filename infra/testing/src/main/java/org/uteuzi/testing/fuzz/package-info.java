/** Seeded fuzzing of a service by the document of its API. */
@NullMarked
package org.uteuzi.testing.fuzz;

import org.jspecify.annotations.NullMarked;
