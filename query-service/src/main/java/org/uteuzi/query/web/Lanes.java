package org.uteuzi.query.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.web.Lane.Paper;
import org.uteuzi.query.web.StructurePage.State;
import org.uteuzi.query.web.Words.Said;
import org.uteuzi.structure.Things;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.Vacancy;
import org.uteuzi.timeline.Version;

/** Lays out who held a post, who acted in it and when nobody held it, from the first day on. */
final class Lanes {

    private final InstitutionHistory history;
    private final Things things;
    private final Names names;
    private final Words words;

    /** @param things what is believed at the point asked about */
    Lanes(InstitutionHistory history, Things things, Names names, Words words) {
        this.history = history;
        this.things = things;
        this.names = names;
        this.words = words;
    }

    List<Lane> of(PostTimeline post) {
        List<Lane> lanes = new ArrayList<>();
        post.holdings().forEach(holding -> lanes.addAll(of(holding)));
        lanes.addAll(vacancies(post));
        lanes.sort(Comparator.comparing((Lane lane) -> lane.from() == null ? "" : lane.from()));
        return lanes;
    }

    /** One for each stretch in which the same person stands alike to the term. */
    private List<Lane> of(Holding holding) {
        if (holding.effective().isEmpty()) {
            return List.of(neverHeld(holding));
        }
        SortedSet<LocalDate> cuts = new TreeSet<>();
        holding.terms().forEach(term -> {
            LocalDate pastFrom = term.value().pastFrom();
            if (pastFrom != null && term.holdsOn(pastFrom)) {
                cuts.add(pastFrom);
            }
        });
        if (holding.through() != null) {
            holding.through().forEach(stretch -> cuts.add(stretch.from()));
        }
        List<Lane> lanes = new ArrayList<>();
        for (Effective days : holding.days()) {
            LocalDate from = days.from();
            for (LocalDate cut : cuts.tailSet(from.plusDays(1))) {
                if (!days.contains(cut)) {
                    break;
                }
                lanes.add(lane(holding, from, cut));
                from = cut;
            }
            lanes.add(lane(holding, from, days.until()));
        }
        return lanes;
    }

    private Lane lane(Holding holding, LocalDate from, @Nullable LocalDate until) {
        PartialDate stated = holding.appointed().fact().effectiveFrom();
        PartialDate begins = stated.first().equals(from) ? stated : PartialDate.of(from);
        boolean ends = until != null && until.equals(holding.until());
        boolean acting = holding.capacity() == Capacity.ACTING;
        Holding.TermState termState = holding.stateOn(from);
        boolean over = termState != Holding.TermState.IN_TERM;
        PartialDate term = until == null && !over ? holding.termOn(from).value().endsOn() : null;
        List<String> notes = new ArrayList<>();
        if (term != null) {
            notes.add(words.say("holder.term", words.phrase(term)));
        }
        if (over && acting) {
            notes.add(words.say("state." + termState));
        }
        if (ends) {
            notes.add(ended(holding));
        }
        absences(holding, from, until).forEach(notes::add);
        String person = holding.personOn(from);
        return new Lane(
                acting ? State.ACTING : over ? State.OVER : State.HELD,
                words.say("state."
                        + (over && !acting
                                ? termState.name()
                                : holding.capacity().name())),
                new Said(called(person, from), null),
                person == null ? null : Place.PERSON.path() + person,
                null,
                words.span(begins, lastDay(holding, until, ends)),
                from.toString(),
                begins.precision() != PartialDate.Precision.DAY,
                until == null ? null : until.toString(),
                term == null ? null : term.last().toString(),
                paper(things.instrumentOf(holding.appointed().statement())),
                notes);
    }

    private String called(@Nullable String person, LocalDate day) {
        return person == null
                        || things.person(person).map(PersonTimeline::isErased).orElse(false)
                ? words.called(null, person)
                : names.person(person, day);
    }

    private static @Nullable PartialDate lastDay(Holding holding, @Nullable LocalDate until, boolean ends) {
        if (until == null) {
            return null;
        }
        PartialDate stated = ends ? holding.statedUntil() : null;
        return stated == null ? PartialDate.of(until.minusDays(1)) : stated.preceding();
    }

    /** Declined or annulled: an appointment that never was one. */
    private Lane neverHeld(Holding holding) {
        String person = holding.appointed().fact().personId();
        return new Lane(
                State.NONE,
                words.say("lane.neverHeld"),
                new Said(called(person, holding.from()), null),
                person == null ? null : Place.PERSON.path() + person,
                null,
                words.shortly(holding.appointed().fact().effectiveFrom()),
                null,
                false,
                null,
                null,
                paper(things.instrumentOf(holding.appointed().statement())),
                List.of(ended(holding)));
    }

    private String ended(Holding holding) {
        if (holding.endBecause() == Holding.EndBecause.FACT && holding.end() != null) {
            return words.report(holding.end().fact().reason());
        }
        return holding.endBecause() == null ? "" : words.report(holding.endBecause());
    }

    private List<String> absences(Holding holding, LocalDate from, @Nullable LocalDate until) {
        return holding.absences().stream()
                .map(Believed::fact)
                .filter(absent -> !absent.effectiveFrom().first().isBefore(from))
                .filter(absent ->
                        until == null || absent.effectiveFrom().first().isBefore(until))
                .map(this::absence)
                .toList();
    }

    private String absence(HolderAbsent absent) {
        return words.say(
                "lane.absent",
                words.say(Words.away(absent.absence())),
                words.span(absent.effectiveFrom(), absent.lastDay()));
    }

    /** Neighbouring stretches with as many vacant seats are one. */
    private List<Lane> vacancies(PostTimeline post) {
        List<Lane> lanes = new ArrayList<>();
        LocalDate from = null;
        LocalDate until = null;
        int seats = 0;
        for (Version<List<Vacancy>> stretch : post.vacancies()) {
            int vacant = stretch.value().size();
            if (from != null && vacant == seats && Objects.equals(until, stretch.from())) {
                until = stretch.until();
                continue;
            }
            if (from != null) {
                lanes.add(vacancy(post, from, until, seats));
            }
            from = stretch.from();
            until = stretch.until();
            seats = vacant;
        }
        if (from != null) {
            lanes.add(vacancy(post, from, until, seats));
        }
        return lanes;
    }

    private Lane vacancy(PostTimeline post, LocalDate from, @Nullable LocalDate until, int seats) {
        PartialDate established = post.established().fact().effectiveFrom();
        PartialDate begins = established.first().equals(from) ? established : PartialDate.of(from);
        return new Lane(
                State.VACANT,
                words.say("state.VACANT"),
                new Said(words.say("state.VACANT"), null),
                null,
                null,
                words.span(begins, until == null ? null : PartialDate.of(until.minusDays(1))),
                from.toString(),
                begins.precision() != PartialDate.Precision.DAY,
                until == null ? null : until.toString(),
                null,
                null,
                seats > 1 ? List.of(words.say("lane.seats", String.valueOf(seats))) : List.of());
    }

    private Paper paper(String instrumentId) {
        return Paper.of(instrumentId, history, words);
    }
}
