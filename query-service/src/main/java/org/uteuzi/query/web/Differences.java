package org.uteuzi.query.web;

import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.post.Terms;
import org.uteuzi.query.comparison.DiffAnswer.Change;
import org.uteuzi.query.comparison.DiffAnswer.Field;
import org.uteuzi.query.comparison.DiffAnswer.Kind;
import org.uteuzi.query.comparison.DiffAnswer.Why;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.unit.WordDifference;
import org.uteuzi.query.unit.WordDifference.Fate;
import org.uteuzi.query.web.ComparePage.Block;
import org.uteuzi.query.web.ComparePage.Line;
import org.uteuzi.query.web.ComparePage.Reason;
import org.uteuzi.query.web.ComparePage.Section;
import org.uteuzi.query.web.Lane.Paper;
import org.uteuzi.query.web.StructurePage.PostRow;
import org.uteuzi.query.web.StructurePage.Seat;
import org.uteuzi.query.web.StructurePage.State;
import org.uteuzi.query.web.Words.Said;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.LocalizedText;

/** Says what differs between two points, thing by thing: who came and went in a post stands together. */
final class Differences {

    private static final String WITHDRAWN = EventCatalogue.nameOf(FactWithdrawn.class);

    /** A point, with what was there. */
    static final class Side {

        private final StructureAnswer answer;
        private final Map<String, PostRow> posts;

        Side(StructureAnswer answer, Words words) {
            this.answer = answer;
            this.posts = StructurePage.of(answer, words).units().stream()
                    .flatMap(unit -> unit.posts().stream())
                    .collect(Collectors.toMap(PostRow::id, post -> post));
        }

        private Optional<Structure.Unit> unit(String id) {
            return answer.units().stream().filter(unit -> unit.id().equals(id)).findFirst();
        }

        private Optional<Structure.Post> post(String id) {
            return answer.posts().stream().filter(post -> post.id().equals(id)).findFirst();
        }

        private Optional<PostRow> postOf(String appointmentId) {
            return posts.values().stream()
                    .filter(post -> post.seats().stream().anyMatch(seat -> appointmentId.equals(seat.appointmentId())))
                    .findFirst();
        }
    }

    /** The points between which one step goes. */
    record Step(Side before, Side after) {}

    /** @param id of the thing that the changes of a block are about */
    private record Subject(Why why, String kind, String id) {}

    private final Step world;
    private final Step knowledge;
    private final InstitutionHistory history;
    private final Words words;

    /**
     * @param world the step between the two days
     * @param knowledge the step between what was known
     */
    Differences(Step world, Step knowledge, InstitutionHistory history, Words words) {
        this.world = world;
        this.knowledge = knowledge;
        this.history = history;
        this.words = words;
    }

    List<Section> of(List<Change> changes) {
        Map<Subject, List<Change>> bySubject = new LinkedHashMap<>();
        changes.forEach(change -> bySubject
                .computeIfAbsent(subject(change), subject -> new ArrayList<>())
                .add(change));
        return Arrays.stream(Why.values())
                .map(why -> section(
                        why,
                        bySubject.entrySet().stream()
                                .filter(changed -> changed.getKey().why() == why)
                                .map(changed -> block(changed.getKey(), changed.getValue()))
                                .toList()))
                .filter(section -> !section.blocks().isEmpty())
                .toList();
    }

    private Section section(Why why, List<Block> blocks) {
        return switch (why) {
            case CHANGED_IN_THE_WORLD ->
                new Section("world", "is-changed", words.say("diff.world"), words.say("diff.world.lead"), blocks);
            case CORRECTED ->
                new Section(
                        "corrected", "is-fixed", words.say("diff.corrected"), words.say("diff.corrected.lead"), blocks);
            case LEARNED_LATE ->
                new Section("late", "is-late", words.say("diff.late"), words.say("diff.late.lead"), blocks);
        };
    }

    private Step step(Why why) {
        return why == Why.CHANGED_IN_THE_WORLD ? world : knowledge;
    }

    private Subject subject(Change change) {
        if (change.entity().kind().equals("appointment")) {
            Step step = step(change.why());
            String appointment = change.entity().id();
            return step.after()
                    .postOf(appointment)
                    .or(() -> step.before().postOf(appointment))
                    .map(post -> new Subject(change.why(), "post", post.id()))
                    .orElseGet(() -> new Subject(change.why(), "appointment", appointment));
        }
        return new Subject(change.why(), change.entity().kind(), change.entity().id());
    }

    private Block block(Subject subject, List<Change> changes) {
        Step step = step(subject.why());
        boolean there = exists(step.before(), subject);
        boolean stays = exists(step.after(), subject);
        boolean withdrawn = subject.why() == Why.CORRECTED
                && changes.stream()
                        .allMatch(change -> change.change() == Kind.REMOVED
                                && change.because().stream()
                                        .anyMatch(because -> because.eventType().equals(WITHDRAWN)));
        return new Block(
                withdrawn ? "is-past" : style(subject.why(), there, stays),
                withdrawn ? words.say("diff.withdrawn") : word(subject.why(), there, stays),
                title(subject, stays ? step.after() : step.before()),
                address(subject),
                lines(subject, changes, step.before(), step, Fate.REMOVED),
                lines(subject, changes, step.after(), step, Fate.ADDED),
                reasons(changes));
    }

    private static String style(Why why, boolean there, boolean stays) {
        return switch (why) {
            case CHANGED_IN_THE_WORLD -> !there ? "is-added" : !stays ? "is-removed" : "is-changed";
            case CORRECTED -> "is-fixed";
            case LEARNED_LATE -> "is-late";
        };
    }

    private String word(Why why, boolean there, boolean stays) {
        return switch (why) {
            case CHANGED_IN_THE_WORLD -> words.say(!there ? "diff.added" : !stays ? "diff.removed" : "diff.changed");
            case CORRECTED -> words.say("diff.fixed");
            case LEARNED_LATE -> words.say("diff.learned");
        };
    }

    private static boolean exists(Side side, Subject subject) {
        return switch (subject.kind()) {
            case "unit" -> side.unit(subject.id()).isPresent();
            case "post" -> side.post(subject.id()).isPresent();
            case "institution" -> side.answer.institution() != null;
            default -> false;
        };
    }

    private Said title(Subject subject, Side side) {
        return switch (subject.kind()) {
            case "unit" ->
                side.unit(subject.id()).map(unit -> words.say(unit.name())).orElseGet(() -> plain(subject.id()));
            case "post" -> {
                PostRow post = side.posts.get(subject.id());
                yield plain(post == null ? subject.id() : post.named());
            }
            case "institution" -> {
                Structure.Institution institution = side.answer.institution();
                yield institution == null ? plain(subject.id()) : words.say(institution.name());
            }
            default -> plain(subject.id());
        };
    }

    private static @Nullable String address(Subject subject) {
        return switch (subject.kind()) {
            case "unit" -> Place.UNIT.path() + subject.id();
            case "post" -> Place.POST.path() + subject.id();
            default -> null;
        };
    }

    private List<Line> lines(Subject subject, List<Change> changes, Side side, Step step, Fate own) {
        if (!exists(side, subject)) {
            return List.of();
        }
        boolean whole = !exists(step.before(), subject) || !exists(step.after(), subject);
        Set<String> fields = changes.stream()
                .filter(change -> change.entity().kind().equals(subject.kind()))
                .flatMap(change -> change.fields().stream())
                .map(Field::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Line> lines = new ArrayList<>();
        switch (subject.kind()) {
            case "unit" -> side.unit(subject.id()).ifPresent(unit -> unit(unit, side, step, whole, fields, own, lines));
            case "post" -> side.post(subject.id()).ifPresent(post -> post(post, side, whole, fields, changes, lines));
            default -> institution(side, fields, lines);
        }
        return lines;
    }

    private void institution(Side side, Set<String> fields, List<Line> lines) {
        Structure.Institution institution = side.answer.institution();
        if (institution == null) {
            return;
        }
        if (fields.contains("name")) {
            lines.add(line("field.name", words.say(institution.name())));
        }
        if (fields.contains("legalBasis")) {
            lines.add(line("legalBasis.label", stated(words.cite(institution.legalBasis()))));
        }
    }

    private void unit(
            Structure.Unit unit, Side side, Step step, boolean whole, Set<String> fields, Fate own, List<Line> lines) {
        if (!whole && fields.contains("name")) {
            lines.add(line("field.name", words.say(unit.name())));
        }
        if (whole || fields.contains("kind")) {
            lines.add(line("unit.kind", plain(words.say("kind." + unit.kind()))));
        }
        if (unit.parentId() != null && whole || fields.contains("parentId") && !whole) {
            lines.add(line(
                    "unit.partOf",
                    unit.parentId() == null
                            ? plain(words.say("table.notStated"))
                            : side.unit(unit.parentId())
                                    .map(parent -> words.say(parent.name()))
                                    .orElseGet(() -> plain(String.valueOf(unit.parentId())))));
        }
        if (whole || fields.contains("from")) {
            lines.add(line("unit.since", plain(words.phrase(unit.from()))));
        }
        if (fields.contains("mandate")) {
            mandate(unit, step, whole, own, lines);
        }
    }

    private void mandate(Structure.Unit unit, Step step, boolean whole, Fate own, List<Line> lines) {
        if (unit.mandate() == null) {
            lines.add(line("field.mandate", plain(words.say("mandate.none"))));
            return;
        }
        Said text = words.say(unit.mandate().text());
        List<WordDifference.Piece> pieces = whole
                ? List.of()
                : WordDifference.between(mandate(step.before(), unit.id()), mandate(step.after(), unit.id())).stream()
                        .filter(piece -> piece.fate() == Fate.SAME || piece.fate() == own)
                        .toList();
        lines.add(new Line(words.say("field.mandate"), text, null, null, pieces));
        functions(unit.id(), functions(unit.mandate()), step, whole, own, lines);
    }

    /** The single functions, where there are any and they differ: the words above them may have stayed as they were. */
    private void functions(String unitId, String mine, Step step, boolean whole, Fate own, List<Line> lines) {
        String before = functions(step.before(), unitId);
        String after = functions(step.after(), unitId);
        if (whole ? mine.isEmpty() : before.equals(after)) {
            return;
        }
        List<WordDifference.Piece> pieces = whole
                ? List.of()
                : WordDifference.between(before, after).stream()
                        .filter(piece -> piece.fate() == Fate.SAME || piece.fate() == own)
                        .toList();
        Said said = mine.isEmpty() ? plain(words.say("table.notStated")) : plain(mine);
        lines.add(new Line(words.say("mandate.functions"), said, null, null, pieces));
    }

    private String functions(Side side, String unitId) {
        return side.unit(unitId)
                .map(Structure.Unit::mandate)
                .map(this::functions)
                .orElse("");
    }

    private String functions(Structure.Mandate mandate) {
        return mandate.functions().stream().map(words::say).map(Said::text).collect(Collectors.joining(" · "));
    }

    private @Nullable String mandate(Side side, String unitId) {
        return side.unit(unitId)
                .map(Structure.Unit::mandate)
                .map(Structure.Mandate::text)
                .map(words::say)
                .map(Said::text)
                .orElse(null);
    }

    private void post(
            Structure.Post post, Side side, boolean whole, Set<String> fields, List<Change> changes, List<Line> lines) {
        PostRow row = side.posts.get(post.id());
        if (row == null) {
            return;
        }
        if (!whole && fields.contains("title")) {
            lines.add(line("field.title", words.say(post.title())));
        }
        if (!whole && fields.contains("unitId")) {
            lines.add(line(
                    "table.unit",
                    side.unit(post.unitId())
                            .map(unit -> words.say(unit.name()))
                            .orElseGet(() -> plain(post.unitId()))));
        }
        if (whole || fields.contains("from")) {
            lines.add(line("unit.since", plain(words.phrase(post.from()))));
        }
        if (fields.contains("reportsTo")) {
            lines.add(line("table.reports", named(row.reportsTo())));
        }
        if (fields.contains("seats")) {
            lines.add(line("post.seats", stated(post.seats() == null ? null : String.valueOf(post.seats()))));
        }
        if (fields.contains("terms")) {
            terms(post.terms(), row, lines);
        }
        Set<String> appointments = changes.stream()
                .filter(change -> change.entity().kind().equals("appointment"))
                .map(change -> change.entity().id())
                .collect(Collectors.toSet());
        if (appointments.isEmpty()) {
            return;
        }
        List<Seat> seats = row.seats().stream()
                .filter(seat -> seat.appointmentId() != null && appointments.contains(seat.appointmentId()))
                .toList();
        (seats.isEmpty()
                        ? row.seats().stream()
                                .filter(seat -> seat.state() == State.VACANT)
                                .limit(1)
                                .toList()
                        : seats)
                .forEach(seat -> seat(seat, lines));
    }

    private void seat(Seat seat, List<Line> lines) {
        lines.add(new Line(null, plain(seat.line()), seat.state().style(), seat.word(), List.of()));
        if (seat.until() != null) {
            lines.add(new Line(null, plain(seat.until()), null, null, List.of()));
        }
        if (seat.note() != null) {
            lines.add(new Line(null, plain(seat.note()), null, null, List.of()));
        }
    }

    private void terms(Terms terms, PostRow row, List<Line> lines) {
        lines.add(line("table.authority", named(row.authority())));
        lines.add(line("terms.length", stated(period(terms.termLength()))));
        lines.add(line("terms.most", stated(terms.maxTerms() == null ? null : String.valueOf(terms.maxTerms()))));
        lines.add(line("terms.acting", stated(period(terms.actingLimit()))));
        lines.add(line(
                "terms.expiry", stated(terms.onExpiry() == null ? null : words.say("expiry." + terms.onExpiry()))));
        lines.add(line(
                "terms.qualifications",
                stated(terms.qualifications() == null ? null : String.join("; ", terms.qualifications()))));
    }

    private @Nullable String period(@Nullable Period period) {
        return period == null ? null : words.report(period);
    }

    private Said named(StructurePage.@Nullable Reference reference) {
        return stated(reference == null ? null : reference.text());
    }

    private Said stated(@Nullable String text) {
        return plain(text == null ? words.say("table.notStated") : text);
    }

    private static Said plain(String text) {
        return new Said(text, null);
    }

    private Line line(String label, Said text) {
        return new Line(words.say(label), text, null, null, List.of());
    }

    /** Each instrument with each of its reasons once. */
    private List<Reason> reasons(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> change.because().stream())
                .map(because -> new Reason(
                        new Paper(because.instrumentId(), paper(because.instrumentId())),
                        String.valueOf(because.entry()),
                        because.recordedBy(),
                        because.reason()))
                .collect(Collectors.toMap(
                        reason -> reason.paper().id() + '|' + reason.reason(),
                        reason -> reason,
                        (first, second) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private Said paper(String instrumentId) {
        return history.instrument(instrumentId)
                .map(instrument -> instrument.particulars().title())
                .map((LocalizedText title) -> words.say(title))
                .orElseGet(() -> plain(instrumentId));
    }
}
