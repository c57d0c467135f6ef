/** Which tokens are let in, how often whoever brings one may ask, and what becomes of who is not let in. */
@NullMarked
package org.uteuzi.service.access;

import org.jspecify.annotations.NullMarked;
