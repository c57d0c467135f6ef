package org.uteuzi.query.web;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.UnitPlaces;
import org.uteuzi.query.web.StructurePage.Counts;
import org.uteuzi.query.web.StructurePage.MandateText;
import org.uteuzi.query.web.StructurePage.PostRow;
import org.uteuzi.query.web.StructurePage.Reference;
import org.uteuzi.query.web.StructurePage.Seat;
import org.uteuzi.query.web.StructurePage.State;
import org.uteuzi.query.web.StructurePage.UnitRow;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/** Reads an answer about a structure in the words of one language. */
final class StructureReader {

    private static final Comparator<Structure.Holder> SUBSTANTIVE_FIRST = Comparator.comparing(
                    (Structure.Holder holder) -> holder.capacity() == Capacity.ACTING)
            .thenComparing(Structure.Holder::from)
            .thenComparing(Structure.Holder::appointmentId);

    private final StructureAnswer answer;
    private final Words words;
    private final LocalDate on;
    private final Map<String, Structure.Unit> units;
    private final Map<String, Structure.Post> posts;
    private final Map<String, Structure.Office> offices;
    private final Map<String, List<Structure.Post>> postsOf;
    private final Set<String> doubts = new LinkedHashSet<>();

    StructureReader(StructureAnswer answer, Words words) {
        this.answer = answer;
        this.words = words;
        on = answer.basis().on();
        units = byId(answer.units(), Structure.Unit::id);
        posts = byId(answer.posts(), Structure.Post::id);
        offices = byId(answer.offices(), Structure.Office::id);
        postsOf = answer.posts().stream().collect(Collectors.groupingBy(Structure.Post::unitId));
    }

    StructurePage page() {
        Collator alphabet = Collator.getInstance(words.language().locale());
        List<UnitRow> rows = UnitPlaces.of(
                        answer,
                        Comparator.comparing(Structure.Unit::kind)
                                .thenComparing(unit -> text(unit.name()), alphabet)
                                .thenComparing(Structure.Unit::id))
                .stream()
                .map(this::unit)
                .toList();
        Structure.Institution institution = answer.institution();
        int vacant = answer.posts().stream()
                .mapToInt(post -> post.vacancies().size())
                .sum();
        int acting = (int) answer.posts().stream()
                .flatMap(post -> post.holders().stream())
                .filter(holder -> holder.capacity() == Capacity.ACTING)
                .count();
        return new StructurePage(
                institution == null ? null : words.say(institution.name()),
                institution == null ? null : words.cite(institution.legalBasis()),
                new Counts(answer.units().size(), answer.posts().size(), vacant, acting),
                rows,
                List.copyOf(doubts));
    }

    private UnitRow unit(UnitPlaces.Place place) {
        Structure.Unit unit = place.unit();
        List<Structure.Post> ofUnit = postsOf.getOrDefault(unit.id(), List.of());
        Optional<Structure.Post> leading = UnitPlaces.leading(unit, ofUnit);
        List<PostRow> rows = ofUnit.stream()
                .sorted(Comparator.comparing((Structure.Post post) ->
                                leading.filter(post::equals).isEmpty())
                        .thenComparing(Structure.Post::id))
                .map(post -> post(post, unit, leading.filter(post::equals).isPresent()))
                .toList();
        State state = leading.isPresent()
                ? rows.getFirst().state()
                : rows.stream()
                        .map(PostRow::state)
                        .min(Comparator.naturalOrder())
                        .orElse(State.NONE);
        return new UnitRow(
                unit.id(),
                words.say(unit.name()),
                words.say("kind." + unit.kind()),
                Optional.ofNullable(unit.parentId())
                        .map(units::get)
                        .map(parent -> words.say(parent.name()))
                        .orElse(null),
                words.phrase(unit.from()),
                place.parentId(),
                place.line(),
                place.depth(),
                state,
                unit.certain() ? null : doubt(unit.from()),
                unit.mandate() == null ? null : mandate(unit.mandate()),
                rows);
    }

    private PostRow post(Structure.Post post, Structure.Unit unit, boolean leads) {
        boolean acted = post.holders().stream().anyMatch(holder -> holder.capacity() == Capacity.ACTING);
        List<Seat> seats = new ArrayList<>();
        post.holders().stream().sorted(SUBSTANTIVE_FIRST).map(this::held).forEach(seats::add);
        post.vacancies().stream().map(vacancy -> vacant(vacancy, post, acted)).forEach(seats::add);
        return new PostRow(
                post.id(),
                words.say(post.title()),
                postNamed(post.id()),
                leads,
                stateOf(seats),
                post.reportsTo() == null ? null : reference("post:" + UnitPlaces.withoutKind(post.reportsTo())),
                post.terms().appointingAuthority() == null
                        ? null
                        : reference(post.terms().appointingAuthority()),
                // where the unit is not certain its posts cannot be, and that is said once
                post.certain() || !unit.certain() ? null : doubt(post.from()),
                seats);
    }

    private static State stateOf(List<Seat> seats) {
        boolean acted = seats.stream().anyMatch(seat -> seat.state() == State.ACTING);
        return acted
                ? State.ACTING
                : seats.stream().map(Seat::state).min(Comparator.naturalOrder()).orElse(State.NONE);
    }

    private Seat held(Structure.Holder holder) {
        boolean over = holder.state() != Holding.TermState.IN_TERM;
        boolean acting = holder.capacity() == Capacity.ACTING;
        String shown = words.called(holder.name(), holder.personId());
        String until = null;
        if (holder.lastDay() != null) {
            until = words.say("holder.until", words.phrase(holder.lastDay()));
        } else if (holder.termEndsOn() != null) {
            until = words.say("holder.term", words.phrase(holder.termEndsOn()));
        }
        return new Seat(
                holder.appointmentId(),
                holder.personId(),
                acting ? State.ACTING : over ? State.OVER : State.HELD,
                words.say("state."
                        + (over && !acting
                                ? holder.state().name()
                                : holder.capacity().name())),
                shown,
                holder.name() != null,
                note(holder, over && acting),
                words.shortly(holder.from()),
                until,
                holder.certain() ? null : doubt(open(holder)),
                words.say("holder.inSince", shown, words.phrase(holder.from())));
    }

    /** What else is so of a holder; null: nothing. */
    private @Nullable String note(Structure.Holder holder, boolean pastTerm) {
        List<String> notes = Stream.of(
                        pastTerm ? "state." + holder.state() : "",
                        holder.through() != null && holder.through().acting() ? "holder.throughActing" : "",
                        holder.absent() == null
                                ? ""
                                : Words.away(holder.absent().absence()))
                .filter(key -> !key.isEmpty())
                .map(words::say)
                .toList();
        return notes.isEmpty() ? null : String.join(" · ", notes);
    }

    private Seat vacant(Structure.Vacancy vacancy, Structure.Post post, boolean acted) {
        boolean neverFilled = vacancy.leftBy().isEmpty();
        PartialDate since = neverFilled && vacancy.since().equals(post.from().first())
                ? post.from()
                : PartialDate.of(vacancy.since());
        String note = acted ? words.say("vacancy.acted") : neverFilled ? words.say("vacancy.neverFilled") : null;
        String word = words.say("state.VACANT");
        return new Seat(
                null,
                null,
                State.VACANT,
                word,
                "",
                false,
                note,
                words.shortly(since),
                null,
                null,
                words.say("holder.inSince", word, words.phrase(since)));
    }

    private MandateText mandate(Structure.Mandate mandate) {
        return new MandateText(
                words.say(mandate.text()),
                words.sayOtherwise(mandate.text()),
                mandate.functions().stream().map(words::say).toList(),
                mandate.functions().stream()
                        .flatMap(function -> Stream.ofNullable(words.sayOtherwise(function)))
                        .toList(),
                words.cite(mandate.legalBasis(), mandate.continuedBy()),
                words.phrase(mandate.effectiveFrom()),
                mandate.instrumentId());
    }

    /** The date of a holder that leaves the day open: the start, the last day or the end of the term. */
    private PartialDate open(Structure.Holder holder) {
        return Stream.of(holder.from(), holder.lastDay(), holder.termEndsOn())
                .filter(date -> date != null && date.leavesOpen(on))
                .findFirst()
                .orElse(holder.from());
    }

    private String doubt(PartialDate date) {
        if (date.precision() != PartialDate.Precision.DAY) {
            String key = date.precision() == PartialDate.Precision.YEAR ? "doubt.year" : "doubt.month";
            doubts.add(words.say(key, words.phrase(date)));
        }
        return words.say("doubt.mark");
    }

    private Reference reference(String reference) {
        String id = UnitPlaces.withoutKind(reference);
        if (reference.startsWith("office:")) {
            return new Reference(
                    Optional.ofNullable(offices.get(id))
                            .map(office -> text(office.name()))
                            .orElse(id),
                    null);
        }
        return new Reference(postNamed(id), posts.containsKey(id) ? id : null);
    }

    private String postNamed(String id) {
        Structure.Post post = posts.get(id);
        if (post == null) {
            return id;
        }
        String title = text(post.title());
        Structure.Unit unit = units.get(post.unitId());
        if (unit == null) {
            return title;
        }
        return Names.post(title, text(unit.name()), words.language().tag());
    }

    private String text(LocalizedText text) {
        return words.say(text).text();
    }

    private static <T> Map<String, T> byId(List<T> things, Function<T, String> id) {
        return things.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
