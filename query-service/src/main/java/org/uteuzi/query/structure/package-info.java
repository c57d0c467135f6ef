/** Who held what in which unit: the projection and the answers for a day. */
@NullMarked
package org.uteuzi.query.structure;

import org.jspecify.annotations.NullMarked;
