package org.uteuzi.command.instrument;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.guard.Mentions;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.thing.Mode;

/** Goes through the recording of a request that is to be proposed, so that nobody is asked to approve what cannot be. */
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

    /** @throws org.uteuzi.command.problem.ProblemException as the door would refuse it, but for the approval that it lacks */
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
