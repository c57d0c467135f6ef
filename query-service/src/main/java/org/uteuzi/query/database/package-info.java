/** The two roles by which the service comes to its database: one owns the projection and sees all, the other answers. */
@NullMarked
package org.uteuzi.query.database;

import org.jspecify.annotations.NullMarked;
