package org.uteuzi.command.instrument;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.register.Failures;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.register.RecordedThings.RecordedEvent;
import org.uteuzi.command.register.Requests;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.event.instrument.InstrumentRecorded;

/**
 * Records an instrument once: a repeat of the same request finds the first answer, a lost race is run again as a whole, and
 * a lost connection is reported as what it is.
 */
@Component
public class InstrumentRecorder {

    /** @param repeated whether it had been recorded before */
    public record Outcome(RecordedInstrument instrument, boolean repeated) {}

    /** One request, told in the metrics by its outcome. */
    private static final class Timed {

        private final MeterRegistry meters;
        private final Timer.Sample sample;
        private String outcome = "failed";

        Timed(MeterRegistry meters) {
            this.meters = meters;
            sample = Timer.start(meters);
        }

        void stop() {
            sample.stop(Timer.builder("uteuzi.instruments")
                    .description("Instruments by outcome")
                    .tag("outcome", outcome)
                    .publishPercentileHistogram()
                    .register(meters));
        }
    }

    public static final String RECORDED = "recorded";
    public static final String REPEATED = "repeated";

    private static final Logger LOG = LoggerFactory.getLogger(InstrumentRecorder.class);
    private static final int TRIES = 4;

    /** How the database names the seat that is taken: (post_id, seat, effective)=(ID, ... */
    private static final Pattern SEAT = Pattern.compile("=\\(([^,]+),");

    private final CommandGateway commands;
    private final GroupCommit group;
    private final RecordedThings register;
    private final Requests requests;
    private final MeterRegistry meters;
    private final String queries;

    InstrumentRecorder(
            CommandGateway commands,
            GroupCommit group,
            RecordedThings register,
            Requests requests,
            MeterRegistry meters,
            @Value("${uteuzi.query-service}") String queries) {
        this.commands = commands;
        this.group = group;
        this.register = register;
        this.requests = requests;
        this.meters = meters;
        this.queries = queries;
    }

    /** Where the recorded instrument can be read. */
    public URI location(String instrumentId) {
        return URI.create(queries + "/api/instruments/" + instrumentId);
    }

    public Outcome record(InstrumentReader.Read read, Recorder recorder, @Nullable String idempotencyKey) {
        return record(read, command(read, recorder, null, idempotencyKey, null), UnaryOperator.identity());
    }

    /** @param whole makes of the recording the command of which it is a part */
    public Outcome recordApproved(
            InstrumentReader.Read read, Recorder recorder, Approver approver, Function<RecordInstrument, ?> whole) {
        return record(read, command(read, recorder, approver, null, null), whole);
    }

    /** What an instrument in the register was answered with. */
    public Outcome recorded(String instrumentId) {
        return answered(register.eventsOf(instrumentId));
    }

    private static Outcome answered(List<RecordedEvent> events) {
        InstrumentRecorded first = (InstrumentRecorded) events.getFirst().event();
        return new Outcome(RecordedInstrument.of(first, events), true);
    }

    private Outcome record(InstrumentReader.Read read, RecordInstrument command, Function<RecordInstrument, ?> whole) {
        Timed timed = new Timed(meters);
        try {
            Outcome recorded = tryToRecord(read, command, whole);
            timed.outcome = recorded.repeated() ? REPEATED : RECORDED;
            LOG.info(
                    "{}: {} events",
                    timed.outcome,
                    recorded.instrument().recordedEvents().size());
            return recorded;
        } catch (ProblemException problem) {
            timed.outcome = name(problem);
            throw problem;
        } finally {
            timed.stop();
            count(read, timed.outcome);
        }
    }

    /**
     * What would come of it. Nothing is recorded, the key stays free.
     *
     * @throws ProblemException 409 where recording would meet a conflict, or where it was recorded already
     */
    Preview preview(
            InstrumentReader.Read read, Recorder recorder, @Nullable String idempotencyKey, PreviewRequest asked) {
        Timed timed = new Timed(meters);
        try {
            Outcome earlier =
                    tryToRecord(read, command(read, recorder, null, idempotencyKey, asked), UnaryOperator.identity());
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "INSTRUMENT_ALREADY_RECORDED",
                    Map.of("instrumentId", earlier.instrument().instrumentId()));
        } catch (Previewed previewed) {
            timed.outcome = "previewed";
            return previewed.preview();
        } catch (ProblemException problem) {
            timed.outcome = name(problem);
            throw problem;
        } finally {
            timed.stop();
        }
    }

    /**
     * Records once, in their order and within the caller's transaction, who takes back what a failure leaves there, and counts
     * what stays.
     *
     * @return as many of the first ones as could be recorded together, each as though it were recorded alone
     * @throws NotTogether if the first ones are to be tried alone; never of a single one
     */
    public List<RecordedInstrument> recordWithin(List<InstrumentReader.Read> reads, Recorder recorder) {
        return commands.sendAndWait(new GenericCommandMessage<>(new RecordTogether(reads.stream()
                .map(read -> command(read, recorder, null, null, null))
                .toList())));
    }

    private static RecordInstrument command(
            InstrumentReader.Read read,
            Recorder recorder,
            @Nullable Approver approver,
            @Nullable String idempotencyKey,
            @Nullable PreviewRequest preview) {
        return new RecordInstrument(
                read.instrument(),
                read.mode(),
                InstrumentReader.newId(),
                read.digest(),
                recorder,
                approver,
                idempotencyKey,
                preview);
    }

    private RecordedInstrument send(RecordInstrument command, Function<RecordInstrument, ?> whole) {
        return commands.sendAndWait(new GenericCommandMessage<>(whole.apply(command), command.metadata()));
    }

    private Outcome tryToRecord(
            InstrumentReader.Read read, RecordInstrument command, Function<RecordInstrument, ?> whole) {
        String instrumentId = read.instrument().instrumentId();
        String idempotencyKey = command.idempotencyKey();
        RuntimeException lost = null;
        for (int i = 0; i < TRIES; i++) {
            RuntimeException before = lost;
            try {
                return new Outcome(
                        i == 0 && GroupCommit.takes(command)
                                ? group.record(command, () -> send(command, whole))
                                : send(command, whole),
                        false);
            } catch (ProblemException refused) {
                if (refused.isOfWhoAsks()) {
                    throw refused;
                }
                // the same request may have been recorded before: what it is refused for is then itself
                return earlier(read, idempotencyKey).orElseThrow(() -> refusedAfter(before, refused));
            } catch (CannotCreateTransactionException | Previewed e) {
                throw e;
            } catch (RuntimeException e) {
                if (Failures.isConnectionLost(e)) {
                    throw command.preview() != null
                            ? new DataAccessResourceFailureException("the connection broke in a preview", e)
                            : ProblemException.outcomeUnknown(instrumentId, location(instrumentId));
                }
                if (!Failures.isLostRace(e)) {
                    throw e;
                }
                if (ConstraintCodes.PAPER.equals(Failures.constraint(e))) {
                    throw new ProblemException(
                            HttpStatus.CONFLICT, "INSTRUMENT_ALREADY_RECORDED", Map.of("instrumentId", instrumentId));
                }
                lost = e;
            }
        }
        throw lost(lost, List.of());
    }

    /** Who lost a seat to somebody hears that, although what the rules say now is another matter. */
    private static ProblemException refusedAfter(@Nullable RuntimeException lost, ProblemException refused) {
        return lost != null
                        && ConstraintCodes.SEAT.equals(Failures.constraint(lost))
                        && refused.code().equals("FINDINGS_TO_ACKNOWLEDGE")
                ? lost(lost, refused.problems())
                : refused;
    }

    private static ProblemException lost(@Nullable RuntimeException race, List<Problem> findings) {
        String constraint = race == null ? null : Failures.constraint(race);
        Matcher seat = SEAT.matcher(Objects.requireNonNullElse(race == null ? null : Failures.detail(race), ""));
        return ConstraintCodes.SEAT.equals(constraint) && seat.find()
                ? ProblemException.seatTaken(seat.group(1), findings)
                : ProblemException.lostRace(ConstraintCodes.of(constraint));
    }

    /** What was recorded under the same id or key: the first answer, if the request was the same. */
    private Optional<Outcome> earlier(InstrumentReader.Read read, @Nullable String idempotencyKey) {
        Optional<String> ofKey = Optional.ofNullable(idempotencyKey).flatMap(requests::instrumentOfKey);
        String instrumentId = ofKey.orElse(read.instrument().instrumentId());
        if (ofKey.isEmpty() && !read.idGiven()) {
            return Optional.empty();
        }
        List<RecordedEvent> events = register.eventsOf(instrumentId);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        if (!read.digest().equals(requests.digestsOf(List.of(instrumentId)).get(instrumentId))) {
            throw ofKey.isPresent() // of which instrument is not for everybody
                    ? new ProblemException(HttpStatus.CONFLICT, "IDEMPOTENCY_KEY_REUSED", Map.of())
                    : new ProblemException(
                            HttpStatus.CONFLICT, "INSTRUMENT_ALREADY_RECORDED", Map.of("instrumentId", instrumentId));
        }
        return Optional.of(answered(events));
    }

    /** How a refusal is told in the metrics. */
    public static String name(ProblemException problem) {
        return problem.code().toLowerCase(Locale.ROOT);
    }

    /** Tells in the metrics what became of an instrument. */
    public void count(InstrumentReader.Read read, String outcome) {
        for (Effect effect : read.instrument().effects()) {
            meters.counter("uteuzi.effects", "effect", effect.getClass().getSimpleName(), "outcome", outcome)
                    .increment();
        }
    }
}
