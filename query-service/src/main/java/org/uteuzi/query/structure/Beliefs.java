package org.uteuzi.query.structure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.event.post.Terms;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.structure.Row.Table;
import org.uteuzi.rule.Namesakes;
import org.uteuzi.structure.HeldPosts;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Believed;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.InstitutionTimeline;
import org.uteuzi.timeline.InstitutionTimeline.InstitutionState;
import org.uteuzi.timeline.InstrumentTimeline;
import org.uteuzi.timeline.OfficeTimeline;
import org.uteuzi.timeline.PersonTimeline;
import org.uteuzi.timeline.PostTimeline;
import org.uteuzi.timeline.PostTimeline.PostState;
import org.uteuzi.timeline.Through;
import org.uteuzi.timeline.UnitTimeline;
import org.uteuzi.timeline.UnitTimeline.UnitState;
import org.uteuzi.timeline.Vacancy;
import org.uteuzi.timeline.Version;

/** Turns what was recorded of one thing into the rows that are believed of it. Pure: the timeline decides, this only lays out. */
final class Beliefs {

    private static final String NO_TERMS = EventJson.mapper().writeValueAsString(Terms.NOT_STATED);

    private final HeldPosts posts;
    private final List<Called> names = new ArrayList<>();
    private final Set<Row> rows = new LinkedHashSet<>();

    private Beliefs(HeldPosts posts) {
        this.posts = posts;
    }

    /** @param posts posts with what follows for them from other things */
    static Set<Row> of(String thing, List<Entry> stream, HeldPosts posts) {
        Beliefs beliefs = new Beliefs(posts);
        beliefs.add(thing, stream);
        beliefs.rows.addAll(Called.of(thing, beliefs.names));
        return beliefs.rows;
    }

    private void add(String thing, List<Entry> stream) {
        String id = thing.substring(thing.indexOf(':') + 1);
        switch (thing.substring(0, thing.indexOf(':'))) {
            case "institution" ->
                InstitutionTimeline.of(stream)
                        .ifPresent(institution -> institution
                                .states()
                                .forEach(version -> rows.add(institution(id, institution, version))));
            case "office" -> OfficeTimeline.of(stream).ifPresent(office -> addOffice(id, office));
            case "person" -> PersonTimeline.of(stream).ifPresent(person -> addPerson(id, person));
            case "instrument" -> InstrumentTimeline.of(stream).ifPresent(paper -> rows.add(paper(id, paper)));
            case "unit" ->
                UnitTimeline.of(stream)
                        .ifPresent(unit -> unit.states().forEach(version -> rows.add(unitState(id, unit, version))));
            case "post" -> posts.post(id).ifPresent(post -> addPost(id, post));
            default -> {}
        }
    }

    private Row institution(String id, InstitutionTimeline institution, Version<InstitutionState> version) {
        InstitutionState state = version.value();
        called(version.from(), version.until(), version.because(), state.name());
        return row(
                Table.INSTITUTION,
                version,
                id,
                state.name().sw(),
                state.name().en(),
                state.timeZone(),
                json(state.legalBasis()),
                institution.established().fact().effectiveFrom().text());
    }

    private void addOffice(String id, OfficeTimeline office) {
        String jurisdiction = office.established().fact().jurisdiction();
        for (Version<LocalizedText> name : office.names()) {
            rows.add(named(
                    Table.OFFICE, name, id, name.value().sw(), name.value().en(), jurisdiction));
        }
    }

    private void addPerson(String id, PersonTimeline person) {
        for (Version<PersonTimeline.Name> name : person.names()) {
            String text = name.value().text();
            rows.add(named(Table.PERSON, name, id, text, text == null ? null : Namesakes.key(text), person.sameAs()));
        }
    }

    /** The first name counts also before the first day of which any is told. */
    private Row named(Table table, Version<?> name, @Nullable Object... values) {
        LocalDate from = name.from().getYear() < 1 ? LocalDate.of(1, 1, 1) : name.from();
        if (name.value() instanceof LocalizedText office) {
            called(from, name.until(), name.because(), office);
        } else if (name.value() instanceof PersonTimeline.Name(String person) && person != null) {
            called(from, name.until(), name.because(), new LocalizedText(person, person));
        }
        return Row.of(
                table,
                from,
                name.until(),
                name.because().factId(),
                Entry.of(name.because().statement()).instrumentId(),
                values);
    }

    private Row paper(String id, InstrumentTimeline paper) {
        Particulars particulars = paper.particulars();
        LocalDate signedOn = PartialDate.dayOf(particulars.signedOn());
        called(
                LocalDate.of(1, 1, 1),
                null,
                paper.recorded(),
                particulars.title(),
                id,
                particulars.number(),
                particulars.year(),
                particulars.reference());
        return Row.of(
                Table.PAPER,
                LocalDate.of(1, 1, 1),
                null,
                paper.recorded().factId(),
                Entry.of(paper.recorded().statement()).instrumentId(),
                id,
                text(particulars.signedOn()),
                text(particulars.publishedOn()),
                signedOn == null ? PartialDate.dayOf(particulars.publishedOn()) : signedOn);
    }

    private static @Nullable String text(@Nullable PartialDate date) {
        return date == null ? null : date.text();
    }

    private Row unitState(String id, UnitTimeline unit, Version<UnitState> version) {
        UnitState state = version.value();
        called(version.from(), version.until(), version.because(), state.name());
        return row(
                Table.UNIT,
                version,
                id,
                unit.established().fact().institutionId(),
                state.parentUnitId(),
                state.kind().name(),
                state.name().sw(),
                state.name().en(),
                unit.established().fact().effectiveFrom().text());
    }

    private void addPost(String id, PostTimeline post) {
        for (Version<PostState> version : post.states()) {
            rows.add(postState(id, post, version));
        }
        for (Holding holding : post.holdings()) {
            addHolders(id, holding);
        }
        for (Version<List<Vacancy>> version : post.vacancies()) {
            rows.add(row(
                    Table.VACANCY,
                    version,
                    id,
                    json(version.value().stream().map(Beliefs::vacancy).toList())));
        }
    }

    private Row postState(String id, PostTimeline post, Version<PostState> version) {
        PostState state = version.value();
        called(version.from(), version.until(), version.because(), state.title());
        return row(
                Table.POST,
                version,
                id,
                state.unitId(),
                state.title().sw(),
                state.title().en(),
                state.reportsTo(),
                state.headsUnit(),
                state.seats(),
                state.terms().appointingAuthority(),
                json(state.terms()),
                post.established().fact().effectiveFrom().text());
    }

    /**
     * One row for each term that runs, and for each who holds an ex-officio seat. Who held on no day has one too, over no
     * days, and so has a seat whose appointment began when there was nobody to hold it: it stays in the record.
     */
    private void addHolders(String id, Holding holding) {
        List<Effective> days = holding.days();
        LocalDate from = holding.from();
        if (days.isEmpty() || !days.getFirst().from().equals(from)) {
            rows.add(holder(id, holding, new Effective(from, from), holding.termOn(from), null));
        }
        if (holding.through() == null) {
            days.forEach(stretch -> addTerms(id, holding, stretch, null));
        } else {
            holding.through().forEach(stretch -> addTerms(id, holding, stretch.effective(), stretch.value()));
        }
    }

    private void addTerms(String id, Holding holding, Effective days, @Nullable Through through) {
        for (Version<Holding.Term> term : holding.terms()) {
            Effective served = both(days, term.effective());
            if (!served.isEmpty()) {
                rows.add(holder(id, holding, served, term, through));
            }
        }
    }

    private static Effective both(Effective one, Effective other) {
        LocalDate from = one.from().isBefore(other.from()) ? other.from() : one.from();
        boolean first =
                other.until() == null || one.until() != null && one.until().isBefore(other.until());
        return new Effective(from, first ? one.until() : other.until());
    }

    private Row holder(
            String id, Holding holding, Effective days, Version<Holding.Term> term, @Nullable Through through) {
        var appointed = holding.appointed();
        var fact = appointed.fact();
        var end = holding.end();
        return Row.of(
                Table.HOLDER,
                days.from(),
                days.until(),
                appointed.factId(),
                Entry.of(appointed.statement()).instrumentId(),
                holding.appointmentId(),
                id,
                (through == null ? holding : through.holder())
                        .appointed()
                        .fact()
                        .personId(),
                fact.capacity().name(),
                fact.appointedBy(),
                fact.effectiveFrom().text(),
                holding.statedUntil() == null ? null : holding.statedUntil().text(),
                holding.endBecause() == null ? null : holding.endBecause().name(),
                end == null ? null : end.fact().reason().name(),
                end == null ? null : Entry.of(end.statement()).instrumentId(),
                term.value().endsOn() == null ? null : term.value().endsOn().text(),
                term.value().pastFrom(),
                term.value().past().name(),
                absences(holding, through),
                through != null && through.acting());
    }

    private static @Nullable String absences(Holding holding, @Nullable Through through) {
        if (holding.absences().isEmpty() && through == null) {
            return null;
        }
        List<Effective> absences = Stream.concat(
                        Stream.of(holding), through == null ? Stream.of() : through.chain().stream())
                .flatMap(by -> by.absences().stream())
                .map(Believed::fact)
                .map(absent -> new Effective(
                        absent.effectiveFrom().first(),
                        absent.until() == null ? null : absent.until().first()))
                .toList();
        return absences.isEmpty() ? null : json(absences);
    }

    private static Structure.Vacancy vacancy(Vacancy vacancy) {
        return new Structure.Vacancy(
                vacancy.since(),
                vacancy.leftBy().stream().map(Holding::appointmentId).toList());
    }

    private Row row(Table table, Version<?> version, @Nullable Object... values) {
        return Row.of(
                table,
                version.from(),
                version.until(),
                version.because().factId(),
                Entry.of(version.because().statement()).instrumentId(),
                values);
    }

    private void called(
            LocalDate from,
            @Nullable LocalDate until,
            Believed<?> because,
            LocalizedText name,
            @Nullable Object... also) {
        names.add(new Called(
                from,
                until,
                because.factId(),
                Entry.of(because.statement()).instrumentId(),
                name,
                Arrays.asList(also)));
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null
                ? null
                : value.equals(Terms.NOT_STATED) ? NO_TERMS : EventJson.mapper().writeValueAsString(value);
    }
}
