/** The rules, one class each, named as their sentence. */
@NullMarked
package org.uteuzi.command.rule;

import org.jspecify.annotations.NullMarked;
