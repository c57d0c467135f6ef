/** Where HR officers record: drafts of instruments, step by step, until the door takes them; and what is proposed is decided about. */
@org.jspecify.annotations.NullMarked
package org.uteuzi.query.desk;
