/** Runs the whole of Uteuzi on one machine: the database, the two services and the sample register, and stops it again. */
@NullMarked
package org.uteuzi.local;

import org.jspecify.annotations.NullMarked;
