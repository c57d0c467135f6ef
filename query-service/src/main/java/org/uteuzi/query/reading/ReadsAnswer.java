package org.uteuzi.query.reading;

import java.util.List;

/** The looks that were asked for, the newest first. */
record ReadsAnswer(List<LoggedRead> reads) {}
