/** The service that records: it decides whether an instrument may stand and adds it to the register. */
@NullMarked
package org.uteuzi.command;

import org.jspecify.annotations.NullMarked;
