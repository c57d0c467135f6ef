/** What was recorded, as sentences in Swahili and English. */
@NullMarked
package org.uteuzi.query.sentence;

import org.jspecify.annotations.NullMarked;
