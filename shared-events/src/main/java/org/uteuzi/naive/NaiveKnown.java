package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.ApprovalPolicySet;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.LegalBasisChanged;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.institution.OfficeRenamed;
import org.uteuzi.event.instrument.DocumentAdded;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.CompositionSet;
import org.uteuzi.event.unit.MandateLapsed;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitMoved;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.naive.NaiveAttributes.Given;
import org.uteuzi.naive.NaiveAttributes.Said;
import org.uteuzi.naive.NaiveBelief.Believed;

/** Everything as known at one entry, for any day. */
public final class NaiveKnown {

    private final NaiveBelief belief;
    private final NaivePeople people;
    private final Posts byThemselves = new Posts(false);
    private final Posts together = new Posts(true);

    /** @param belief of all entries up to the one that ends an instrument */
    public NaiveKnown(NaiveBelief belief) {
        this.belief = belief;
        people = new NaivePeople(belief);
    }

    /** The posts, each by itself, or with what lies around them: units, institutions and the posts that they name. */
    private final class Posts implements NaivePostFold.World {

        private final boolean areTogether;
        private final Map<String, NaivePostFold> folds = new HashMap<>();
        private @Nullable Map<String, NaivePostFold.Dissolution> dissolutions;

        Posts(boolean areTogether) {
            this.areTogether = areTogether;
        }

        @Override
        public NaivePeople people() {
            return people;
        }

        @Override
        public NaivePostFold fold(String postId) {
            if (!folds.containsKey(postId)) {
                folds.put(postId, new NaivePostFold(postId, belief, this));
            }
            return folds.get(postId);
        }

        @Override
        public boolean isUnitThereOn(LocalDate day, String unitId) {
            NaiveUnit unit = unit(unitId, day);
            return unit != null && institution(unit.institutionId(), day) != null;
        }

        @Override
        public Map<String, NaivePostFold.Dissolution> dissolutions() {
            if (dissolutions == null) {
                dissolutions = areTogether ? dissolutionsOfUnits() : Map.of();
            }
            return dissolutions;
        }

        @Override
        public boolean looksIntoOtherPosts() {
            return areTogether;
        }
    }

    private Map<String, NaivePostFold.Dissolution> dissolutionsOfUnits() {
        Map<String, NaivePostFold.Dissolution> dissolutions = new HashMap<>();
        for (UnitEstablished unit : belief.all(UnitEstablished.class)) {
            Stream.of(unit.thing(), "institution:" + unit.institutionId())
                    .flatMap(thing -> belief.about(thing).stream())
                    .filter(believed ->
                            believed.fact() instanceof UnitDissolved || believed.fact() instanceof InstitutionDissolved)
                    .min(NaiveAttributes.ORDER)
                    .ifPresent(it -> dissolutions.put(
                            unit.unitId(),
                            new NaivePostFold.Dissolution(
                                    it.dated(), Objects.requireNonNull(it.fact().effectiveFrom()))));
        }
        return dissolutions;
    }

    public NaiveBelief belief() {
        return belief;
    }

    /** An institution's whole structure; without an institution that day nothing at all. */
    public NaiveStructure structure(String institutionId, LocalDate on) {
        NaiveInstitution institution = institution(institutionId, on);
        if (institution == null) {
            return new NaiveStructure(null, List.of(), List.of());
        }
        List<NaiveUnit> units = belief.all(UnitEstablished.class).stream()
                .map(UnitEstablished::unitId)
                .distinct()
                .map(id -> unit(id, on))
                .filter(unit -> unit != null && unit.institutionId().equals(institutionId))
                .sorted(Comparator.comparing(NaiveUnit::id))
                .toList();
        // "no post stands in a unit that does not exist that day"
        List<NaivePost> standing = belief.all(PostEstablished.class).stream()
                .map(PostEstablished::postId)
                .distinct()
                .map(id -> postTogether(id, on))
                .filter(post -> post != null
                        && units.stream().anyMatch(unit -> unit.id().equals(post.unitId())))
                .sorted(Comparator.comparing(NaivePost::id))
                .toList();
        return new NaiveStructure(institution, units, standing);
    }

    /** @return null if it does not exist that day */
    public @Nullable NaiveInstitution institution(String institutionId, LocalDate on) {
        List<Believed> facts = belief.about("institution:" + institutionId);
        return NaiveAttributes.existsOn(on, facts, InstitutionEstablished.class, InstitutionDissolved.class::isInstance)
                ? new NaiveInstitution(
                        institutionId,
                        required(on, facts, fact -> switch (fact) {
                            case InstitutionEstablished it -> new Said<>(it.name());
                            case InstitutionRenamed it -> new Said<>(it.name());
                            default -> null;
                        }),
                        required(on, facts, fact -> switch (fact) {
                            case InstitutionEstablished it -> new Said<>(it.legalBasis());
                            case LegalBasisChanged it -> new Said<>(it.legalBasis());
                            default -> null;
                        }))
                : null;
    }

    /** An office outside the institutions; it exists from the beginning where its establishment has no date. */
    public @Nullable NaiveOffice office(String officeId, LocalDate on) {
        List<Believed> facts = belief.about("office:" + officeId);
        if (!NaiveAttributes.existsOn(on, facts, OfficeEstablished.class, fact -> false)) {
            return null;
        }
        return new NaiveOffice(
                officeId,
                required(
                        on, facts, fact -> fact instanceof OfficeEstablished it ? new Said<>(it.jurisdiction()) : null),
                required(on, facts, fact -> switch (fact) {
                    case OfficeEstablished it -> new Said<>(it.name());
                    case OfficeRenamed it -> new Said<>(it.name());
                    default -> null;
                }));
    }

    /** The unit by itself, whether its institution exists or not; null if it does not exist that day. */
    public @Nullable NaiveUnit unit(String unitId, LocalDate on) {
        List<Believed> facts = belief.about("unit:" + unitId);
        if (!NaiveAttributes.existsOn(on, facts, UnitEstablished.class, UnitDissolved.class::isInstance)) {
            return null;
        }
        UnitEstablished established =
                required(on, facts, fact -> fact instanceof UnitEstablished it ? new Said<>(it) : null);
        return new NaiveUnit(
                unitId,
                established.institutionId(),
                established.kind(),
                required(on, facts, fact -> switch (fact) {
                    case UnitEstablished it -> new Said<>(it.name());
                    case UnitRenamed it -> new Said<>(it.name());
                    default -> null;
                }),
                required(on, facts, fact -> switch (fact) {
                    case UnitEstablished it -> new Said<>(it.parentUnitId());
                    case UnitMoved it -> new Said<>(it.parentUnitId());
                    default -> null;
                }),
                mandate(facts, on));
    }

    /** What needs approval that day; null: laid down by nobody, or no such institution that day. */
    public @Nullable ApprovalPolicySet approvalPolicy(String institutionId, LocalDate on) {
        Given<ApprovalPolicySet> given = institution(institutionId, on) == null
                ? null
                : NaiveAttributes.on(
                        on,
                        belief.about("institution:" + institutionId),
                        (Fact fact) -> fact instanceof ApprovalPolicySet it ? new Said<>(it) : null);
        return given == null ? null : given.value();
    }

    /** How a board must be made up that day; null: laid down by nobody, or no such unit that day. */
    public @Nullable CompositionSet composition(String unitId, LocalDate on) {
        Given<CompositionSet> given = unit(unitId, on) == null
                ? null
                : NaiveAttributes.on(
                        on,
                        belief.about("unit:" + unitId),
                        (Fact fact) -> fact instanceof CompositionSet it ? new Said<>(it) : null);
        return given == null ? null : given.value();
    }

    private static <T extends @Nullable Object> T required(
            LocalDate on, List<Believed> facts, Function<Fact, @Nullable Said<T>> says) {
        return Objects.requireNonNull(NaiveAttributes.on(on, facts, says)).value();
    }

    /** The post by itself, whatever becomes of its unit and of the posts that it names; null if it does not exist that day. */
    public @Nullable NaivePost post(String postId, LocalDate on) {
        return fold(postId).on(on);
    }

    /** The vacant seats of the post by itself, the longest vacant first. */
    public List<NaiveVacancy> vacancies(String postId, LocalDate on) {
        return fold(postId).vacanciesOn(on);
    }

    /** The post with all that lies around it; null if it does not exist that day. */
    public @Nullable NaivePost postTogether(String postId, LocalDate on) {
        return foldTogether(postId).on(on);
    }

    /** The vacant seats of the post with all that lies around it. */
    public List<NaiveVacancy> vacanciesTogether(String postId, LocalDate on) {
        return foldTogether(postId).vacanciesOn(on);
    }

    NaivePostFold foldTogether(String postId) {
        return together.fold(postId);
    }

    NaivePostFold fold(String postId) {
        return byThemselves.fold(postId);
    }

    public @Nullable String nameOfPerson(String personId, LocalDate on) {
        return people.nameOn(on, personId);
    }

    /** Null also on days before every name. */
    public @Nullable String statedNameOfPerson(String personId, LocalDate on) {
        return people.statedOn(on, personId);
    }

    /** Whether nothing says any more who somebody is. */
    public boolean isErased(String personId) {
        return people.isErased(personId);
    }

    /** Whether somebody would have had a name that day, who was erased. */
    public boolean isErasedOn(String personId, LocalDate on) {
        return people.isErasedOn(on, personId);
    }

    /** The id by which a person goes on, who was found to have several. */
    public String personGoesOnAs(String personId) {
        return people.goesOnAs(personId);
    }

    /** Null where no such paper is believed. */
    public @Nullable NaiveInstrument instrument(String instrumentId) {
        List<Fact> facts = belief.about("instrument:" + instrumentId).stream()
                .map(Believed::fact)
                .toList();
        return facts.stream()
                .filter(InstrumentRecorded.class::isInstance)
                .map(fact -> ((InstrumentRecorded) fact).particulars())
                .map(particulars -> new NaiveInstrument(
                        instrumentId,
                        particulars,
                        Stream.concat(
                                        particulars.documents().stream(),
                                        facts.stream()
                                                .filter(DocumentAdded.class::isInstance)
                                                .map(fact -> ((DocumentAdded) fact).document()))
                                .toList()))
                .findFirst()
                .orElse(null);
    }

    /** "Joins units and institutions in any mix (merge, split, replace)", said by either side. */
    public Set<NaiveSuccession> successions() {
        Set<NaiveSuccession> successions = new HashSet<>();
        for (Believed believed : belief.facts()) {
            String thing = believed.fact().thing();
            LocalDate on = NaiveAttributes.firstDay(believed);
            switch (believed.fact()) {
                case UnitEstablished it ->
                    it.succeeds().forEach(other -> successions.add(new NaiveSuccession(other, thing, on)));
                case InstitutionEstablished it ->
                    it.succeeds().forEach(other -> successions.add(new NaiveSuccession(other, thing, on)));
                case UnitDissolved it
                when isTheEndOfItsThing(believed) ->
                    it.succeededBy().forEach(other -> successions.add(new NaiveSuccession(thing, other, on)));
                case InstitutionDissolved it
                when isTheEndOfItsThing(believed) ->
                    it.succeededBy().forEach(other -> successions.add(new NaiveSuccession(thing, other, on)));
                default -> {}
            }
        }
        return successions;
    }

    private boolean isTheEndOfItsThing(Believed dissolution) {
        return belief.about(dissolution.fact().thing()).stream()
                .filter(other -> other.fact().getClass() == dissolution.fact().getClass())
                .min(NaiveAttributes.ORDER)
                .equals(Optional.of(dissolution));
    }

    /**
     * "Continued by Act 1/2024 s. n": the laws, of those in force on some day of the institution up to this one, under which
     * something went on, the earliest first.
     */
    public List<NaiveContinuation> continuations(String institutionId, String reference, LocalDate on) {
        List<Believed> facts = belief.about("institution:" + institutionId);
        LocalDate established = required(
                        on, facts, fact -> fact instanceof InstitutionEstablished it ? new Said<>(it) : null)
                .effectiveFrom()
                .first();
        return facts.stream()
                .filter(believed -> believed.fact() instanceof LegalBasisChanged)
                .sorted(NaiveAttributes.ORDER)
                .filter(change -> {
                    LocalDate since = change.dated().isBefore(established) ? established : change.dated();
                    return !since.isAfter(on) && lawChangedBy(facts, since).equals(change);
                })
                .flatMap(change -> ((LegalBasisChanged) change.fact())
                        .decisions().stream()
                                .filter(decision -> decision.reference().equals(reference)
                                        && decision.outcome() == LegalBasisChanged.Outcome.CARRIES_OVER)
                                .map(decision -> new NaiveContinuation(
                                        change.id(),
                                        ((LegalBasisChanged) change.fact()).legalBasis(),
                                        decision.section())))
                .toList();
    }

    private static Believed lawChangedBy(List<Believed> factsOfTheInstitution, LocalDate on) {
        return Objects.requireNonNull(NaiveAttributes.on(
                        on,
                        factsOfTheInstitution,
                        fact -> fact instanceof LegalBasisChanged it ? new Said<>(it) : null))
                .by();
    }

    /** "A mandate is no longer in force […]; none takes its place unless one is set." */
    private static @Nullable NaiveMandate mandate(List<Believed> factsOfUnit, LocalDate on) {
        Given<MandateSet> mandate = NaiveAttributes.on(
                on, factsOfUnit, (Fact fact) -> fact instanceof MandateSet it ? new Said<>(it) : null);
        if (mandate == null
                || factsOfUnit.stream()
                        .anyMatch(believed -> believed.fact() instanceof MandateLapsed lapsed
                                && lapsed.mandate().equals(mandate.by().id())
                                && !on.isBefore(believed.firstDay()))) {
            return null;
        }
        MandateSet set = mandate.value();
        return new NaiveMandate(
                set.text(),
                Objects.requireNonNullElse(set.functions(), List.of()),
                set.effectiveFrom(),
                mandate.by().id());
    }
}
