package org.uteuzi.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** All that one run found. */
public record Figures(
        String measuredOn,
        boolean quick,
        int rounds,
        Machine machine,
        List<StartUp> startUps,
        List<LargeInstrument> largeInstruments,
        List<Import> imports,
        Rebuilds rebuilds,
        List<RoundTrips> roundTrips,
        List<Throughput> throughputs,
        Seen seen) {

    /**
     * @param firstSeconds of the very first start, which also makes the tables
     * @param seconds median of later starts; 0 if there are none
     * @param mebibytes resident memory when ready
     */
    record StartUp(String service, double firstSeconds, double seconds, List<Double> all, double mebibytes) {}

    record LargeInstrument(String what, int effects, int events, double seconds, double effectsPerSecond) {}

    /**
     * @param rows that it wrote, over all tables
     * @param rawPerSecond the same rows in raw batches
     * @param ofRaw this rate to that
     */
    record Import(
            String what,
            int effects,
            long rows,
            double seconds,
            double effectsPerSecond,
            double rowsPerSecond,
            double rawPerSecond,
            double ofRaw) {}

    /**
     * @param emptyPerSecond of the first rebuild, into empty tables
     * @param perSecond median of later ones, each in place of a full projection
     * @param ceilingPerSecond SELECT with a cursor, Jackson and COPY, in a new JVM as the rebuild is
     * @param warmCeilingPerSecond the same once more in the same JVM
     */
    record Rebuilds(
            long events,
            double emptyPerSecond,
            double perSecond,
            List<Double> all,
            double ceilingPerSecond,
            double warmCeilingPerSecond,
            double ratio,
            double ratioToWarm) {}

    /**
     * @param ofInsert this rate to that of the raw insert of the same round; 0 where that makes no sense
     * @param ofTransaction this rate to that of the raw transaction of the same round; 0 where that makes no sense
     * @param insideMillis mean time within the service, from the parsed request to the outcome
     * @param poolMillis mean time that a connection of the pool was waited for
     */
    record Throughput(
            String subject,
            int clients,
            double perSecond,
            double p50,
            double p99,
            double ofInsert,
            double ofTransaction,
            double insideMillis,
            double poolMillis,
            double clientMicros,
            double serviceMicros,
            double postgresMicros) {}

    /**
     * In milliseconds.
     *
     * @param polled from the answer 201 until a client that asks again and again sees it
     * @param consistent from the answer 201 until a question that waits for it is answered
     * @param entered from the commit until the commit of the entry; bounds of the service's histogram
     */
    record Seen(int samples, Quantiles polled, Quantiles consistent, Quantiles entered, double enteredMean) {}

    public record Quantiles(double p50, double p99) {

        public static Quantiles of(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            return new Quantiles(rounded(Statistics.quantile(sorted, 0.5)), rounded(Statistics.quantile(sorted, 0.99)));
        }
    }

    /** Three figures; more would be noise. */
    public static double rounded(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(3)).doubleValue()
                : 0;
    }
}
