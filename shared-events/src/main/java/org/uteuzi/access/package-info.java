/** Who may do what: roles, what they are granted for, and the one table of it. */
@NullMarked
package org.uteuzi.access;

import org.jspecify.annotations.NullMarked;
