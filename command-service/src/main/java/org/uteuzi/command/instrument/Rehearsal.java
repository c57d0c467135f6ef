package org.uteuzi.command.instrument;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Scope;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.guard.Mentions;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.thing.Mode;

/** Goes through the recording of a request that is proposed, so that nobody is asked to approve what cannot be. */
@Component
public class Rehearsal {

    private final InstrumentRecorder recorder;
    private final Guard guard;
    private final InstantSource clock;

    Rehearsal(InstrumentRecorder recorder, Guard guard, InstantSource clock) {
        this.recorder = recorder;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * What would come of a request that somebody proposed, at this moment.
     *
     * @param told where whoever asks sees what is proposed
     * @throws ProblemException 403 where it touches by now what they do not see, 409 where its proposer may no longer record it
     */
    public Preview preview(InstrumentReader.Read read, Recorder proposer, Scope told) {
        Preview preview;
        try {
            preview = recorder.preview(read, proposer, null, new PreviewRequest(null, told));
        } catch (ProblemException refused) {
            throw refused.isOfWhoAsks() ? RecordInstrumentHandler.proposerNotAllowed() : refused;
        }
        if (!told.includesAll(guard.institutionsTouched(preview.touched()))) {
            throw ProblemException.notAllowedIn(List.of());
        }
        return preview;
    }

    /** @throws ProblemException as the door would refuse it, but for the approval that it lacks */
    public Rehearsed of(InstrumentReader.Read read, Recorder proposer) {
        Preview preview = recorder.preview(read, proposer, null, new PreviewRequest(null));
        preview.judged().accepted(Mode.LIVE);
        Set<String> institutions = guard.institutionsTouched(preview.touched());
        Instant now = clock.instant();
        return new Rehearsed(
                institutions.stream().sorted().toList(),
                Stream.concat(
                                preview.touched().stream().map(Touched::reference),
                                preview.events().stream()
                                        .flatMap(recorded -> Mentions.of(recorded.event(), ""))
                                        .filter(mentioned -> mentioned.startsWith("person:")))
                        .distinct()
                        .sorted()
                        .toList(),
                guard.approvalPolicies(institutions, now).stream()
                        .flatMap(policy -> policy.expiryOf(now).stream())
                        .min(Instant::compareTo)
                        .orElse(null));
    }
}
