/** What the program does when it is called with the name of a sub-command instead of being started as a service. */
@NullMarked
package org.uteuzi.command.cli;

import org.jspecify.annotations.NullMarked;
