/** What the doors share over HTTP: how they are asked, and what they say of themselves. */
@NullMarked
package org.uteuzi.command.http;

import org.jspecify.annotations.NullMarked;
