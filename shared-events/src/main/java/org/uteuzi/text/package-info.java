/** Texts in Swahili and English. */
@NullMarked
package org.uteuzi.text;

import org.jspecify.annotations.NullMarked;
