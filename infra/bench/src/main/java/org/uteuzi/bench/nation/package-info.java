/** A nation's register: made from a seed, and the answers about it measured against what could be at most. */
@NullMarked
package org.uteuzi.bench.nation;

import org.jspecify.annotations.NullMarked;
