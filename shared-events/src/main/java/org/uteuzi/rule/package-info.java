/** The rules of law: what is believed, judged by the law in force on its day. Pure; what is judged comes as a {@link Belief}. */
@NullMarked
package org.uteuzi.rule;

import org.jspecify.annotations.NullMarked;
