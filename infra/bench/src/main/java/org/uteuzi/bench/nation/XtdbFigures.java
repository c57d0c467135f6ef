package org.uteuzi.bench.nation;

import org.uteuzi.bench.nation.MemoryFigures.Micros;

/**
 * What was found in XTDB with the same appointments.
 *
 * @param documents how many puts
 * @param loadSeconds until all of them are indexed
 * @param holders of one post at a valid and a transaction time
 * @param differing answers that are not those of the register; 0, or nothing is comparable
 */
record XtdbFigures(String version, long documents, double loadSeconds, Micros holders, int differing) {}
