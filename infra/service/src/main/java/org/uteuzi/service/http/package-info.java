/** What is the same for every answer over HTTP, whatever it is about. */
@NullMarked
package org.uteuzi.service.http;

import org.jspecify.annotations.NullMarked;
