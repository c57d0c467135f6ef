package org.uteuzi.bench.nation;

/**
 * What was found inside query-service's own process.
 *
 * @param institutions how many were loaded
 * @param loadedVersions appointments and their corrections in these
 * @param loadedEntries all entries of these
 * @param bytesPerVersion of the heap, after loading, all that these institutions take divided by the versions
 * @param bytesPerVersionAsked the same when the questions were asked, which keeps superseded beliefs too
 * @param answerBytes of one answer, the mean
 * @param microsFirst one question asked for the first time, until its answer is there as objects
 * @param answer until the answer is there as objects
 * @param bytes until it is there as the bytes that are sent
 * @param holders of one post
 * @param lookup the same bytes by their primary key in PostgreSQL
 * @param replay all entries of the institution read and folded
 * @param array one place found in a sorted array with as many elements as the nation has versions
 */
record MemoryFigures(
        int institutions,
        long loadedVersions,
        long loadedEntries,
        double bytesPerVersion,
        double bytesPerVersionAsked,
        double answerBytes,
        Micros load,
        double microsFirst,
        Micros answer,
        Micros bytes,
        Micros holders,
        Micros lookup,
        Micros replay,
        Micros array) {

    /** In microseconds: the mean of the median round, and quantiles over all rounds. */
    record Micros(double mean, double p50, double p99) {}
}
