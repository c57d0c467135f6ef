package org.uteuzi.command.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.uteuzi.command.instrument.InstrumentReader.Read;
import org.uteuzi.command.instrument.InstrumentRecorder;
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

    /** Nearly always none is refused; only if one is, each gets a savepoint of its own. */
    private List<Outcome> together(TransactionStatus status, List<Read> batch, Recorder by) {
        Object before = status.createSavepoint();
        List<Outcome> outcomes;
        try {
            outcomes = each(batch, read -> recorded(read, by));
        } catch (ProblemException refused) {
            status.rollbackToSavepoint(before);
            outcomes = each(batch, read -> record(status, read, by));
        }
        // not after any other failure: in a transaction that is broken this would hide by what
        status.releaseSavepoint(before);
        return outcomes;
    }

    private List<Outcome> each(List<Read> batch, Function<Read, Outcome> record) {
        Map<String, String> digests = digests(batch);
        List<Outcome> outcomes = new ArrayList<>();
        for (Read read : batch) {
            String instrumentId = read.instrument().instrumentId();
            String recorded = digests.get(instrumentId);
            if (recorded != null) {
                outcomes.add(again(read, recorded));
                continue;
            }
            Outcome outcome = record.apply(read);
            if (outcome instanceof Outcome.Recorded) {
                digests.put(instrumentId, read.digest());
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private Outcome record(TransactionStatus status, Read read, Recorder by) {
        Object before = status.createSavepoint();
        try {
            Outcome recorded = recorded(read, by);
            status.releaseSavepoint(before);
            return recorded;
        } catch (ProblemException refused) {
            status.rollbackToSavepoint(before);
            status.releaseSavepoint(before);
            // another import may have recorded it since we looked
            String recorded = digests(List.of(read)).get(read.instrument().instrumentId());
            return recorded == null ? new Outcome.Refused(refused) : again(read, recorded);
        }
    }

    private Map<String, String> digests(List<Read> instruments) {
        return requests.digestsOf(instruments.stream()
                .map(read -> read.instrument().instrumentId())
                .toList());
    }

    private Outcome recorded(Read read, Recorder by) {
        return new Outcome.Recorded(recorder.recordWithin(read, by).findings());
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
                        HttpStatus.CONFLICT,
                        "INSTRUMENT_ALREADY_RECORDED",
                        Map.of("instrumentId", read.instrument().instrumentId())));
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
