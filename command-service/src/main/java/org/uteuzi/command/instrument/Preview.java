package org.uteuzi.command.instrument;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemTexts;
import org.uteuzi.command.register.RecordedThings.RecordedEvent;
import org.uteuzi.event.Event;

/** What would come of recording an instrument. Where effects are refused, this is what the others would do. */
public record Preview(
        List<RecordedEvent> events,
        List<Touched> touched,
        Judged judged,
        List<Problem> approvals,
        PreviewedStructure before,
        PreviewedStructure after) {

    /**
     * How it is told, in one language.
     *
     * @param doubts those of the findings that lie on facts recorded earlier
     * @param approvals what another must approve before it is recorded
     */
    public record Answer(
            List<PreviewedEvent> events,
            List<Map<String, @Nullable Object>> findings,
            List<Map<String, @Nullable Object>> refusals,
            List<Map<String, @Nullable Object>> doubts,
            List<Map<String, @Nullable Object>> approvals,
            PreviewedStructure before,
            PreviewedStructure after) {}

    /** @param data all that would be recorded; ids that the request leaves out are made anew when it is recorded */
    record PreviewedEvent(
            @Nullable Integer effect, @Nullable String factId, String eventType, String entityId, Event data) {

        static PreviewedEvent of(RecordedEvent recorded) {
            RecordedInstrument.Item item = RecordedInstrument.item(recorded);
            return new PreviewedEvent(
                    item.effect(), item.factId(), item.eventType(), item.entityId(), recorded.event());
        }
    }

    /** @param language sw or en */
    public Answer in(String language) {
        return new Answer(
                events.stream().map(PreviewedEvent::of).toList(),
                judged.findings().stream()
                        .map(finding -> finding(finding, language))
                        .toList(),
                described(judged.allRefusals().stream(), language),
                described(judged.doubts(), language),
                described(approvals.stream(), language),
                before,
                after);
    }

    private Map<String, @Nullable Object> finding(Problem finding, String language) {
        Map<String, @Nullable Object> described = ProblemTexts.described(finding, language);
        described.put("acknowledgement", judged.reasonFor(finding));
        return described;
    }

    private static List<Map<String, @Nullable Object>> described(Stream<Problem> problems, String language) {
        return problems.map(problem -> ProblemTexts.described(problem, language))
                .toList();
    }
}
