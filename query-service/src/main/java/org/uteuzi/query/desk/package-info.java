/** Where HR officers record: drafts of instruments, step by step, until the door takes them. */
@org.jspecify.annotations.NullMarked
package org.uteuzi.query.desk;
