/** A login server with people to try things out as. It exists here alone; no service has it on its class path. */
@NullMarked
package org.uteuzi.local.login;

import org.jspecify.annotations.NullMarked;
