package org.uteuzi.bench.nation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.bench.Figures.Quantiles;

/**
 * What was found over HTTP.
 *
 * @param connections kept by as many clients, each asking as soon as it is answered
 * @param answerBytes of the answer that nginx has as a file
 * @param cold the first question about an institution that is not in memory, in milliseconds, by one client
 * @param vacanciesMillis all vacancies of all institutions on a day, until the last byte
 * @param vacancies how many there were
 */
record WebFigures(
        int connections,
        long answerBytes,
        boolean nginx,
        List<Served> served,
        Quantiles cold,
        int coldInstitutions,
        Quantiles vacanciesNowMillis,
        Quantiles vacanciesThenMillis,
        int vacancies,
        Visible visible) {

    /**
     * @param ofNginx this rate to nginx's of the same round; null where nginx does not serve the like
     * @param clientMicros processor time of the clients for one request
     * @param serverMicros of the server
     */
    record Served(
            String what,
            double perSecond,
            Quantiles millis,
            @Nullable Double ofNginx,
            double clientMicros,
            double serverMicros) {}

    /**
     * Instruments recorded at a steady rate.
     *
     * @param highestPerSecond what the command side reaches on this machine when it is asked for as much as it can
     * @param perSecond at what rate they were recorded
     * @param followed how many of them were followed
     * @param recordMillis until the answer 201
     * @param visibleMillis from the answer 201 until an answer shows it
     */
    record Visible(
            double highestPerSecond, double perSecond, int followed, Quantiles recordMillis, Quantiles visibleMillis) {}
}
