package org.uteuzi.command.instrument;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;
import org.uteuzi.command.register.Failures;
import org.uteuzi.command.thing.Mode;

/**
 * Small instruments that come while others are being recorded wait, and whoever is next records all who wait in one transaction.
 * What cannot be recorded together with others is left to be recorded alone, so nobody hears anything else for their company.
 */
@Component
final class GroupCommit {

    private static final int MOST_TOGETHER = 60;
    /** A long one would keep the others waiting. */
    private static final int MOST_EFFECTS = 20;

    /**
     * One instrument.
     *
     * @param called whom its own thread is to record, itself first; empty where another thread is done with it
     * @param outcome empty where it is to be recorded alone
     */
    private record Turn(
            RecordInstrument command,
            CompletableFuture<List<Turn>> called,
            CompletableFuture<Optional<RecordedInstrument>> outcome) {

        Turn(RecordInstrument command) {
            this(command, new CompletableFuture<>(), new CompletableFuture<>());
        }

        void recorded(RecordedInstrument instrument) {
            outcome.complete(Optional.of(instrument));
            called.complete(List.of());
        }

        void alone() {
            outcome.complete(Optional.empty());
            called.complete(List.of());
        }

        void failed(Throwable failure) {
            outcome.completeExceptionally(failure);
            called.complete(List.of());
        }
    }

    private final CommandGateway commands;
    private final GroupCommitProperties properties;
    private final DistributionSummary together;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int transactions;

    GroupCommit(CommandGateway commands, GroupCommitProperties properties, MeterRegistry meters) {
        this.commands = commands;
        this.properties = properties;
        together = DistributionSummary.builder("uteuzi.recorded.together")
                .description("Instruments recorded in one transaction at the door")
                .publishPercentileHistogram()
                .minimumExpectedValue(1.0)
                .maximumExpectedValue((double) MOST_TOGETHER)
                .register(meters);
        Gauge.builder("uteuzi.recorded.waiting", this, GroupCommit::waiting)
                .description("Instruments that wait at the door until others are recorded")
                .register(meters);
    }

    private int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    static boolean takes(RecordInstrument command) {
        return command.mode() == Mode.LIVE
                && command.approver() == null
                && command.preview() == null
                && command.instrument().effects().size() <= MOST_EFFECTS;
    }

    /**
     * Waits for its turn and then for its outcome.
     *
     * @param alone records it by itself: where nobody waits with it, and where it cannot be recorded with others
     * @throws RuntimeException what recording it alone would throw; of several that a lost connection leaves unknown, to each
     */
    RecordedInstrument record(RecordInstrument command, Supplier<RecordedInstrument> alone) {
        Turn own = new Turn(command);
        List<Turn> group = enter(own);
        if (!group.isEmpty()) {
            try {
                if (group.size() == 1) {
                    RecordedInstrument recorded = alone.get();
                    together.record(1);
                    return recorded;
                }
                record(group);
            } catch (Throwable e) {
                group.forEach(turn -> turn.failed(e)); // whose outcome is known keeps it
                throw e;
            } finally {
                leave();
            }
        }
        return outcome(own).orElseGet(alone);
    }

    private static Optional<RecordedInstrument> outcome(Turn turn) {
        try {
            return turn.outcome().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Whom this thread is to record; nobody if another has done so, or if the others have been at it for too long. */
    private List<Turn> enter(Turn own) {
        lock.lock();
        try {
            if (transactions < properties.transactions()) {
                transactions++;
                return List.of(own);
            }
            waiting.add(own);
        } finally {
            lock.unlock();
        }
        try {
            return own.called()
                    .copy()
                    .orTimeout(properties.patience().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException timeout) {
            giveUp(own);
            return own.called().join();
        }
    }

    /** Others may wait for an import; whoever is already being recorded stays. */
    private void giveUp(Turn impatient) {
        lock.lock();
        try {
            if (waiting.remove(impatient)) {
                impatient.alone();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next one who waits goes on in the same place. */
    private void leave() {
        List<Turn> next = new ArrayList<>();
        lock.lock();
        try {
            while (!waiting.isEmpty() && next.size() < MOST_TOGETHER) {
                next.add(waiting.remove());
            }
            if (next.isEmpty()) {
                transactions--;
            }
        } finally {
            lock.unlock();
        }
        if (!next.isEmpty()) {
            next.getFirst().called().complete(next);
        }
    }

    private void record(List<Turn> group) {
        int done = 0;
        int end = group.size();
        while (done < group.size()) {
            List<Turn> part = group.subList(done, end);
            end = group.size();
            try {
                done += recordFirst(part);
            } catch (NotTogether parted) {
                end = done + parted.first();
            } catch (RuntimeException e) {
                boolean isUnknown = Failures.isConnectionLost(e);
                part.forEach(isUnknown ? turn -> turn.failed(e) : Turn::alone);
                done += part.size();
            }
        }
    }

    /** @return how many of the first are done with */
    private int recordFirst(List<Turn> part) {
        if (part.size() == 1) {
            part.getFirst().alone();
            return 1;
        }
        List<RecordedInstrument> recorded = commands.sendAndWait(new GenericCommandMessage<>(
                new RecordTogether(part.stream().map(Turn::command).toList())));
        for (int i = 0; i < recorded.size(); i++) {
            part.get(i).recorded(recorded.get(i));
        }
        together.record(recorded.size());
        return recorded.size();
    }
}
