package org.uteuzi.bench.nation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.uteuzi.bench.Figures;
import org.uteuzi.event.Event;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.json.EventJson;
import tools.jackson.databind.json.JsonMapper;
import xtdb.api.IXtdb;
import xtdb.api.TransactionInstant;
import xtdb.api.XtdbDocument;
import xtdb.api.tx.Transaction;

/**
 * The appointments of the register in XTDB 1, all in memory: each a document with its post, valid from its first day to the
 * day it ended, each instrument a transaction at the time at which it was recorded.
 */
public final class InXtdb {

    private static final String VERSION = "1.24.5";

    private static final String APPOINTMENTS = """
            select n.recorded_at, e.event_type, e.payload
            from register.event e join register.entry n on n.position = e.position
            where e.event_type in ('post.holder-appointed', 'post.appointment-ended') order by n.number
            """;

    private static final String HOLDERS = "{:find [a] :in [p] :where [[a :post p]]}";

    private final IXtdb node;
    private final Map<String, LocalDate> starts = new HashMap<>();
    private long documents;

    private InXtdb(IXtdb node) {
        this.node = node;
    }

    /** Arguments: JDBC URL, file of the questions, rounds, file of results. */
    public static void main(String[] arguments) throws Exception {
        Question.All questions =
                JsonMapper.shared().readValue(Files.readString(Path.of(arguments[1])), Question.All.class);
        try (IXtdb node = IXtdb.startNode()) {
            InXtdb xtdb = new InXtdb(node);
            double seconds = xtdb.load(arguments[0]);
            int differing = 0;
            for (int i = 0; i < questions.questions().size(); i++) {
                differing += xtdb.holders(questions.questions().get(i))
                                .equals(questions.holders().get(i))
                        ? 0
                        : 1;
            }
            Sample sample = new Sample(
                    questions.questions().size(),
                    question -> xtdb.holders(questions.questions().get(question)));
            sample.warmUp(Duration.ofSeconds(5));
            for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
                sample.round();
            }
            Files.writeString(
                    Path.of(arguments[3]),
                    JsonMapper.shared()
                            .writeValueAsString(new XtdbFigures(
                                    VERSION, xtdb.documents, Figures.rounded(seconds), sample.summary(), differing)));
        }
    }

    private List<String> holders(Question question) {
        return node
                .db(day(question.on()), Date.from(Instant.parse(question.knownAt())))
                .query(HOLDERS, question.post())
                .stream()
                .map(row -> String.valueOf(row.getFirst()))
                .sorted()
                .toList();
    }

    private double load(String jdbcUrl) throws SQLException {
        long began = System.nanoTime();
        TransactionInstant last = null;
        try (Connection connection = DriverManager.getConnection(jdbcUrl + "?user=postgres");
                var select = connection.createStatement()) {
            connection.setAutoCommit(false);
            select.setFetchSize(5_000);
            Instant moment = null;
            Transaction.@Nullable Builder transaction = null;
            try (var rows = select.executeQuery(APPOINTMENTS)) {
                while (rows.next()) {
                    Instant recorded = rows.getObject(1, OffsetDateTime.class).toInstant();
                    if (transaction == null || !recorded.equals(moment)) {
                        if (transaction != null) {
                            node.submitTx(transaction.build());
                        }
                        transaction = Transaction.builder().withTxTime(Date.from(recorded));
                        moment = recorded;
                    }
                    add(transaction, EventJson.read(rows.getString(2), rows.getString(3)));
                }
            }
            if (transaction != null) {
                last = node.submitTx(transaction.build());
            }
        }
        if (last != null) {
            node.awaitTx(last, Duration.ofMinutes(30));
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** A start that is corrected leaves nothing before the new day, and nothing missing after it. */
    private void add(Transaction.Builder transaction, Event event) {
        documents++;
        switch (event) {
            case HolderAppointed e -> {
                LocalDate from = e.effectiveFrom().first();
                LocalDate before = starts.put(e.appointmentId(), from);
                if (before == null) {
                    transaction.put(document(e), day(from));
                } else if (from.isBefore(before)) {
                    transaction.put(document(e), day(from), day(before));
                } else if (from.isAfter(before)) {
                    transaction.delete(e.appointmentId(), day(before), day(from));
                }
            }
            case AppointmentEnded e ->
                transaction.delete(e.appointmentId(), day(e.until().first()));
            default -> throw new IllegalStateException(event.toString());
        }
    }

    private static XtdbDocument document(HolderAppointed appointed) {
        return XtdbDocument.create(
                appointed.appointmentId(),
                Map.of("post", appointed.postId(), "person", String.valueOf(appointed.personId())));
    }

    private static Date day(LocalDate day) {
        return Date.from(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}
