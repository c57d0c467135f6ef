/** How the roles of the database come to it. */
@NullMarked
package org.uteuzi.service.database;

import org.jspecify.annotations.NullMarked;
