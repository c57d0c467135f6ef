/** The pages. */
@NullMarked
package org.uteuzi.query.web;

import org.jspecify.annotations.NullMarked;
