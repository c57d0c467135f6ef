package org.uteuzi.command.imports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.command.instrument.InstrumentReader.Read;
import org.uteuzi.command.instrument.InstrumentRecorder;
import org.uteuzi.command.instrument.NotTogether;
import org.uteuzi.command.instrument.RecordedInstrument;
import org.uteuzi.command.instrument.Recorder;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.register.Requests;
import org.uteuzi.event.instrument.Finding;

/**
 * Records several instruments in one transaction, each through the one door. A refused one leaves the others as they are; if
 * the transaction fails for any other reason, each is recorded in one of its own.
 */
@Component
class BatchRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRecorder.class);

    /** What became of one instrument. */
    sealed interface Outcome {

        record Recorded(List<Finding> findings) implements Outcome {}

        record Repeated() implements Outcome {}

        record Refused(ProblemException problem) implements Outcome {}
    }

    private final InstrumentRecorder recorder;
    private final Requests requests;
    private final TransactionTemplate transaction;

    BatchRecorder(InstrumentRecorder recorder, Requests requests, PlatformTransactionManager transactions) {
        this.recorder = recorder;
        this.requests = requests;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The outcome of each instrument, in their order. */
    List<Outcome> record(List<Read> batch, Recorder by) {
        try {
            List<Outcome> outcomes = within(batch, by);
            for (int i = 0; i < outcomes.size(); i++) {
                recorder.count(batch.get(i), name(outcomes.get(i)));
            }
            return outcomes;
        } catch (RuntimeException e) {
            LOG.info("{} instruments cannot be recorded together and are recorded one by one", batch.size(), e);
            return batch.stream().map(read -> alone(read, by)).toList();
        }
    }

    /** Does all that recording does and takes everything back at the end. */
    void rehearse(Runnable whole) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            whole.run();
        });
    }

    /** Records together in one transaction, that of the caller if there is one; what fails is left to the caller. */
    List<Outcome> within(List<Read> batch, Recorder by) {
        return Objects.requireNonNull(transaction.execute(status -> together(status, batch, by)));
    }

    /**
     * As many at once as can be. Those that cannot are tried in smaller parts, behind a savepoint each, down to single ones, of
     * which one may be refused.
     */
    private List<Outcome> together(TransactionStatus status, List<Read> batch, Recorder by) {
        Map<String, String> digests = digests(batch);
        List<Outcome> outcomes = new ArrayList<>();
        Deque<Integer> ends = new ArrayDeque<>(List.of(batch.size()));
        while (outcomes.size() < batch.size()) {
            Read next = batch.get(outcomes.size());
            String recorded = digests.get(id(next));
            if (recorded != null) {
                outcomes.add(again(next, recorded));
            } else {
                List<Read> part = untilRecorded(batch.subList(outcomes.size(), ends.element()), digests);
                Object before = status.createSavepoint();
                try {
                    for (RecordedInstrument instrument : recorder.recordWithin(part, by)) {
                        digests.put(
                                instrument.instrumentId(),
                                batch.get(outcomes.size()).digest());
                        outcomes.add(new Outcome.Recorded(instrument.findings()));
                    }
                } catch (NotTogether parted) {
                    status.rollbackToSavepoint(before);
                    ends.push(outcomes.size() + parted.first());
                } catch (ProblemException refused) {
                    status.rollbackToSavepoint(before);
                    outcomes.add(refused(next, refused));
                }
                // not after any other failure: in a transaction that is broken this would hide by what
                status.releaseSavepoint(before);
            }
            ends.removeIf(end -> end <= outcomes.size());
        }
        return outcomes;
    }

    private static List<Read> untilRecorded(List<Read> reads, Map<String, String> digests) {
        int part = 1;
        while (part < reads.size() && !digests.containsKey(id(reads.get(part)))) {
            part++;
        }
        return reads.subList(0, part);
    }

    /** Another import may have recorded it since we looked. */
    private Outcome refused(Read read, ProblemException refused) {
        String recorded = digests(List.of(read)).get(id(read));
        return recorded == null ? new Outcome.Refused(refused) : again(read, recorded);
    }

    private Map<String, String> digests(List<Read> instruments) {
        return requests.digestsOf(instruments.stream().map(BatchRecorder::id).toList());
    }

    private static String id(Read read) {
        return read.instrument().instrumentId();
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded -> InstrumentRecorder.RECORDED;
            case Outcome.Repeated repeated -> InstrumentRecorder.REPEATED;
            case Outcome.Refused refused -> InstrumentRecorder.name(refused.problem());
        };
    }

    private static Outcome again(Read read, String recordedDigest) {
        return recordedDigest.equals(read.digest())
                ? new Outcome.Repeated()
                : new Outcome.Refused(new ProblemException(
                        HttpStatus.CONFLICT, "INSTRUMENT_ALREADY_RECORDED", Map.of("instrumentId", id(read))));
    }

    private Outcome alone(Read read, Recorder by) {
        try {
            InstrumentRecorder.Outcome outcome = recorder.record(read, by, null);
            return outcome.repeated()
                    ? new Outcome.Repeated()
                    : new Outcome.Recorded(outcome.instrument().findings());
        } catch (ProblemException problem) {
            if (problem.isOfTheRequest()) {
                return new Outcome.Refused(problem);
            }
            throw problem;
        }
    }
}
