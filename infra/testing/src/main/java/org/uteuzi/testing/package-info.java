/** What the tests of all modules share: a real PostgreSQL to run against. */
@NullMarked
package org.uteuzi.testing;

import org.jspecify.annotations.NullMarked;
