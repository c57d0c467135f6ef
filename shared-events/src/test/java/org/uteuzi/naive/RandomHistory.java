package org.uteuzi.naive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionDissolved;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.InstitutionRenamed;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.institution.OfficeRenamed;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.instrument.InstrumentKind;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.event.instrument.Particulars;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitDissolved;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitEvent;
import org.uteuzi.event.unit.UnitRenamed;
import org.uteuzi.json.EventJson;
import org.uteuzi.naive.NaiveBelief.Believed;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A history of instruments that one seed decides: late, future, corrected, withdrawn, at odds with itself. References
 * exist and units form no cycle; rules of law are not kept. {@link #live} keeps to what the live door takes.
 */
public final class RandomHistory {

    private static final int INSTRUMENTS = 44;

    private final long seed;
    private final boolean live;
    private final Dice dice;
    private final RandomFacts facts;
    private final Choices choices;
    private final RandomThings things;
    private final RandomPosts posts;
    private final RandomAppointments appointments;
    private final String prefix;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<NaiveEntry> entries = new ArrayList<>();
    private final List<RandomInstrument> instruments = new ArrayList<>();

    private Instant clock = Instant.parse("2018-01-10T08:00:00.000Z");
    private String instrumentId = "";
    private List<NaiveEntry> drafts = new ArrayList<>();
    private List<ObjectNode> effects = new ArrayList<>();
    private NaiveBelief belief = new NaiveBelief(List.of());

    /** Facts that are recorded together or not at all, and the effects of a request that record them, once they are taken. */
    private record Step(List<? extends Fact> facts, Supplier<List<ObjectNode>> effects) {}

    private RandomHistory(long seed, boolean live) {
        this.seed = seed;
        this.live = live;
        dice = new Dice(live ? ~seed : seed);
        facts = new RandomFacts(dice, live);
        choices = facts.choices;
        things = facts.things;
        posts = facts.posts;
        appointments = facts.appointments;
        prefix = (live ? "v" : "h") + Long.toUnsignedString(seed, 36) + "-";
        instrument(this::beginning);
        while (instruments.size() < INSTRUMENTS) {
            instrument(() -> {
                for (int effect = dice.between(1, 5); effect > 0; effect--) {
                    attempt(12, () -> anything().get());
                }
            });
        }
    }

    /** What a register may hold after an import, ugly as it is. */
    public static RandomHistory historic(long seed) {
        return new RandomHistory(seed, false);
    }

    /** What {@code POST /api/instruments} takes, one body after the other; ids are those of this seed alone. */
    public static RandomHistory live(long seed) {
        return new RandomHistory(seed, true);
    }

    public long seed() {
        return seed;
    }

    public List<RandomInstrument> instruments() {
        return List.copyOf(instruments);
    }

    /** All entries, numbered from 0. */
    public List<NaiveEntry> entries() {
        return List.copyOf(entries);
    }

    /** Days that some entry names, where something is likely to change; with the days after those that are last days. */
    public List<LocalDate> daysNamed() {
        List<LocalDate> days = new ArrayList<>();
        for (NaiveEntry entry : entries) {
            Fact fact = (Fact) entry.event();
            if (fact.effectiveFrom() != null) {
                days.add(fact.effectiveFrom().first());
                days.add(fact.effectiveFrom().last());
            }
            PartialDate last = switch (fact) {
                case HolderAppointed it -> it.termEndsOn();
                case TermChanged it -> it.termEndsOn();
                case HolderAbsent it -> it.until();
                default -> null;
            };
            if (last != null) {
                days.add(last.first());
                days.add(last.last().plusDays(1));
            }
        }
        days.removeIf(day -> !day.isBefore(PartialDate.LATEST));
        return days;
    }

    @Override
    public String toString() {
        return "RandomHistory." + (live ? "live" : "historic") + "(" + seed + ")";
    }

    private void instrument(Runnable draw) {
        instrumentId = id("i");
        clock = clock.plus(dice.chance(0.15) ? Duration.ZERO : Duration.ofMinutes(dice.below(90 * 24 * 60)));
        drafts = new ArrayList<>();
        effects = new ArrayList<>();
        draw.run();
        if (drafts.isEmpty()) {
            return;
        }
        boolean isNote = drafts.stream().allMatch(entry -> ((Fact) entry.event()).corrects() != null);
        Particulars particulars = facts.things.particulars(
                (isNote ? InstrumentKind.CORRECTION_NOTE : dice.oneOf(InstrumentKind.values())).name(),
                dice.text("Hati"));
        InstrumentRecorded recorded = new InstrumentRecorded(
                id("f"), instrumentId, particulars, "mfano-" + dice.hex(), List.of(), drafts.size(), false, null, null);
        List<NaiveEntry> all = new ArrayList<>();
        all.add(new NaiveEntry(entries.size(), recorded, instrumentId, clock));
        all.addAll(drafts);
        entries.addAll(all);
        instruments.add(new RandomInstrument(instrumentId, clock, List.copyOf(all), body(particulars)));
    }

    private String body(Particulars particulars) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("instrumentId", instrumentId);
        ObjectNode said = EventJson.mapper().valueToTree(particulars);
        said.forEachEntry((field, value) -> {
            if (!value.isNull() && !(value.isArray() && value.isEmpty())) {
                body.set(field, value);
            }
        });
        ArrayNode array = body.putArray("effects");
        effects.forEach(array::add);
        return EventJson.mapper().writeValueAsString(body);
    }

    /** Draws until the register would take it, a few times at most. */
    private void attempt(int times, Supplier<@Nullable Step> draw) {
        for (int attempts = 0; attempts < times; attempts++) {
            belief = new NaiveBelief(
                    Stream.concat(entries.stream(), drafts.stream()).toList());
            facts.choices.use(belief);
            Step step = draw.get();
            if (step != null && isTaken(step)) {
                drafts.addAll(numbered(step));
                effects.addAll(step.effects().get());
                return;
            }
        }
    }

    private List<NaiveEntry> numbered(Step step) {
        List<NaiveEntry> numbered = new ArrayList<>();
        for (Fact fact : step.facts()) {
            long number = entries.size() + 1L + drafts.size() + numbered.size();
            numbered.add(new NaiveEntry(number, fact, instrumentId, clock));
        }
        return numbered;
    }

    private boolean isTaken(Step step) {
        NaiveBelief after = new NaiveBelief(
                Stream.of(entries, drafts, numbered(step)).flatMap(List::stream).toList());
        if (!instruments.isEmpty() && !leavesSomeOfEachKind(after)) {
            return false;
        }
        if (!live) {
            boolean unitsMayHaveMoved =
                    step.facts().stream().anyMatch(fact -> fact instanceof UnitEvent || fact instanceof FactWithdrawn);
            return new Door(after).takesAsHistory(unitsMayHaveMoved);
        }
        return new Door(after).takesLive() && leavesOneEnd(step, after);
    }

    /** How the door judges a second end that a correction or a withdrawal brings about is not said: it is not drawn. */
    private boolean leavesOneEnd(Step step, NaiveBelief after) {
        return step.facts().stream()
                .filter(fact -> fact instanceof FactWithdrawn || fact.corrects() != null)
                .flatMap(fact -> after.fact(rootOf(fact)).stream())
                .noneMatch(root ->
                        root.fact() instanceof AppointmentEnded ended && Door.endsOf(after, ended.appointmentId()) > 1);
    }

    private static boolean leavesSomeOfEachKind(NaiveBelief after) {
        return Stream.of(
                        OfficeEstablished.class,
                        InstitutionEstablished.class,
                        UnitEstablished.class,
                        PostEstablished.class,
                        PersonRegistered.class)
                .noneMatch(type -> after.all(type).isEmpty());
    }

    private void beginning() {
        for (Supplier<@Nullable Step> establish : List.<Supplier<@Nullable Step>>of(
                this::office,
                this::office,
                this::institution,
                this::unit,
                this::unit,
                this::unit,
                this::person,
                this::person,
                this::person,
                this::person,
                this::post,
                this::post,
                this::post)) {
            attempt(500, establish);
        }
    }

    private Supplier<@Nullable Step> anything() {
        return switch (dice.below(live ? 90 : 91)) {
            case 0 -> this::office;
            case 1 -> this::institution;
            case 2, 3 -> this::unit;
            case 4, 5 -> () -> single(things.unitRenamed(null, choices.someUnit(), id("f"), null));
            case 6, 7 -> () -> single(things.unitMoved(null, choices.someUnit(), id("f"), null));
            case 8, 9, 10 -> () -> single(things.mandate(null, choices.someUnit(), id("f"), null));
            case 11, 12 -> this::person;
            case 13, 14 -> this::post;
            case 15, 16, 17, 18 -> () -> single(posts.amended(null, somePost(), id("f"), null));
            case 19, 20, 21, 22, 23, 24, 25 -> this::appointment;
            case 26, 27, 28 -> this::afterTheTerm;
            case 29 -> this::twin;
            case 30, 31, 32, 33 -> () -> end(choices.someAppointment());
            case 34, 35 -> this::changeOfHolder;
            case 36, 37, 38, 39, 40, 41 -> this::correction;
            case 42, 43, 44, 45 -> () -> withdrawal(believedFacts());
            case 46 -> () -> withdrawal(corrections());
            case 47, 48 -> () -> withdrawal(withdrawals());
            case 49 -> this::postWithAllThatIsSaidOfIt;
            case 50 -> () -> single(things.officeRenamed(null, choices.someOffice(), id("f"), null));
            case 51 -> () -> single(things.institutionRenamed(null, choices.someInstitution(), id("f"), null));
            case 52 -> this::legalBasis;
            case 53 -> () -> rarely(things.institutionDissolved(null, choices.someInstitution(), id("f"), null));
            case 54, 55 -> () -> ending(things.unitDissolved(null, choices.someUnit(), id("f"), null));
            case 56, 57 -> () -> single(things.composition(null, choices.someUnit(), id("f"), null));
            case 58 -> this::mandateLapsed;
            case 59, 60 -> () -> ending(posts.abolished(null, somePost(), id("f"), null));
            case 61, 62, 63, 64 -> () -> ofAnAppointment(it -> appointments.termChanged(null, it, id("f"), null));
            case 65, 66, 67 -> () -> ofAnAppointment(it -> appointments.absent(null, it, id("f"), null));
            case 68, 69 -> () -> ofAnAppointment(it -> appointments.duty(null, it, id("f"), null));
            case 70, 71 -> () -> single(things.personAmended(null, choices.somePerson(), id("f"), null));
            case 72 -> () -> single(things.joined(id("f")));
            case 73 -> this::document;
            case 74, 75 -> this::actingDuringAbsence;
            case 76 -> this::endInANamedPost;
            case 77 -> this::continuation;
            case 78 -> () -> withdrawal(endings());
            case 79, 80, 81 -> this::correction;
            case 82, 83, 84, 85 -> this::exOfficio;
            case 86 -> this::actingInANamedPost;
            case 87 -> () -> withdrawal(withdrawals());
            case 88 -> this::againOfTheSameHolder;
            case 89 -> this::againOnThatDay;
            default -> this::approvalPolicy;
        };
    }

    private Step office() {
        return single(things.office(null, id("office"), id("f"), null));
    }

    private @Nullable Step institution() {
        return belief.all(InstitutionEstablished.class).size() > 2
                ? null
                : single(things.institution(null, id("taasisi"), id("f"), null));
    }

    private @Nullable Step unit() {
        List<InstitutionEstablished> institutions = belief.all(InstitutionEstablished.class);
        return institutions.isEmpty() || belief.all(UnitEstablished.class).size() > 8
                ? null
                : single(things.unit(null, id("unit"), dice.of(institutions).institutionId(), id("f"), null));
    }

    private Step person() {
        return single(things.person(null, id("p"), id("f"), null));
    }

    private @Nullable Step post() {
        return belief.all(PostEstablished.class).size() > 7
                ? null
                : single(posts.post(null, id("post"), choices.someUnit(), id("f"), null));
    }

    private Step appointment() {
        Capacity capacity = dice.oneOf(
                Capacity.SUBSTANTIVE, Capacity.SUBSTANTIVE, Capacity.SUBSTANTIVE, Capacity.ACTING, Capacity.EX_OFFICIO);
        return single(appointments.appointed(null, id("a"), somePost(), dice.day(), capacity, id("f"), null));
    }

    /** A successor of somebody whose term has run out, or of several. */
    private @Nullable Step afterTheTerm() {
        List<HolderAppointed> withTerm = belief.all(HolderAppointed.class).stream()
                .filter(appointed -> appointed.termEndsOn() != null
                        && appointed.termEndsOn().last().getYear() < 2100)
                .toList();
        if (withTerm.isEmpty()) {
            return null;
        }
        HolderAppointed before = dice.of(withTerm);
        LocalDate day = before.termEndsOn().last().plusDays(dice.oneOf(1, 1, 2, 40, 200));
        return single(appointments.appointed(null, id("a"), before.postId(), day, Capacity.SUBSTANTIVE, id("f"), null));
    }

    private @Nullable Step twin() {
        return live || believedAppointments().isEmpty()
                ? null
                : single(appointments.twin(dice.of(believedAppointments()), id("a"), id("f")));
    }

    private @Nullable Step end(@Nullable HolderAppointed of) {
        if (of == null) {
            return null;
        }
        AppointmentEnded ended = appointments.ended(null, of, null, id("f"), null);
        return ending(ended);
    }

    /** An end, from time to time, of somebody by whom another post is held ex officio. */
    private @Nullable Step endInANamedPost() {
        List<HolderAppointed> named = believedAppointments().stream()
                .filter(appointed -> throughPosts().stream()
                        .anyMatch(other -> ("post:" + appointed.postId()).equals(other.exOfficio())))
                .toList();
        return named.isEmpty() ? null : end(dice.of(named));
    }

    private List<HolderAppointed> throughPosts() {
        return believedAppointments().stream()
                .filter(appointed ->
                        appointed.exOfficio() != null && appointed.exOfficio().startsWith("post:"))
                .toList();
    }

    /** In some post whoever holds another one, where somebody is appointed; now and then ex officio as well. */
    private @Nullable Step exOfficio() {
        HolderAppointed of =
                dice.chance(0.3) && !throughPosts().isEmpty() ? dice.of(throughPosts()) : choices.someAppointment();
        return live || of == null
                ? null
                : single(appointments.exOfficio(
                        of,
                        id("a"),
                        somePost(),
                        of.effectiveFrom().first().plusDays(dice.between(-100, 400)),
                        id("f")));
    }

    private @Nullable Step actingInANamedPost() {
        if (throughPosts().isEmpty()) {
            return null;
        }
        HolderAppointed through = dice.of(throughPosts());
        return single(appointments.appointed(
                null,
                id("a"),
                Objects.requireNonNull(through.exOfficio()).substring("post:".length()),
                through.effectiveFrom().first().plusDays(dice.below(1000)),
                Capacity.ACTING,
                id("f"),
                null));
    }

    private @Nullable Step ofAnAppointment(Function<HolderAppointed, Fact> fact) {
        HolderAppointed of = choices.someAppointment();
        return of == null ? null : single(fact.apply(of));
    }

    private @Nullable Step againOfTheSameHolder() {
        List<String> told = belief.facts().stream()
                .map(Believed::fact)
                .filter(fact -> fact instanceof DutyNoted || fact instanceof HolderAbsent)
                .map(fact -> ((AppointmentEvent) fact).appointmentId())
                .toList();
        List<HolderAppointed> holders = believedAppointments().stream()
                .filter(appointed -> told.contains(appointed.appointmentId()))
                .toList();
        if (holders.isEmpty()) {
            return null;
        }
        HolderAppointed of = dice.of(holders);
        return single(
                dice.chance(0.5)
                        ? appointments.duty(null, of, id("f"), null)
                        : appointments.absent(null, of, id("f"), null));
    }

    private @Nullable Step actingDuringAbsence() {
        List<HolderAbsent> absences = belief.all(HolderAbsent.class);
        if (absences.isEmpty()) {
            return null;
        }
        HolderAbsent absent = dice.of(absences);
        LocalDate day = absent.effectiveFrom().first().plusDays(dice.below(30));
        return single(appointments.appointed(null, id("a"), absent.postId(), day, Capacity.ACTING, id("f"), null));
    }

    private @Nullable Step continuation() {
        HolderAppointed before = choices.someAppointment();
        if (live || before == null) {
            return null;
        }
        LocalDate day = before.effectiveFrom().first().plusDays(dice.between(32, 600));
        AppointmentEnded ended = appointments.ended(null, before, day, id("f"), null);
        HolderAppointed next = appointments.continuation(ended, before, id("a"), somePost(), id("f"));
        return new Step(
                List.of(ended, next), () -> List.of(EffectJson.effect(ended, false), EffectJson.effect(next, false)));
    }

    private @Nullable Step mandateLapsed() {
        List<Believed> mandates = belief.facts().stream()
                .filter(believed -> believed.fact() instanceof MandateSet)
                .toList();
        if (live || mandates.isEmpty()) {
            return null;
        }
        Believed mandate = dice.of(mandates);
        return single(things.lapsed(null, ((MandateSet) mandate.fact()).unitId(), mandate.id(), id("f"), null));
    }

    private Step approvalPolicy() {
        return single(things.approvalPolicy(null, choices.someInstitution(), id("f"), null));
    }

    /** The live door wants every post, mandate and appointment decided about. */
    private @Nullable Step legalBasis() {
        return live ? null : single(things.legalBasis(null, choices.someInstitution(), id("f"), null));
    }

    private Step document() {
        return single(things.document(null, dice.of(instruments).instrumentId(), id("f"), null));
    }

    /** A history of which nothing is left would be a tame one. */
    private @Nullable Step rarely(Fact dissolution) {
        return dice.chance(0.3) ? ending(dissolution) : null;
    }

    /** Told as a last day or as a first day out. */
    private Step ending(Fact fact) {
        boolean byLastDay = dice.chance(0.5);
        return new Step(List.of(fact), () -> List.of(EffectJson.effect(fact, byLastDay)));
    }

    /** Another name, term or absence from the very day from which a believed one counts. */
    private @Nullable Step againOnThatDay() {
        List<Fact> named = belief.facts().stream()
                .map(Believed::fact)
                .filter(fact -> fact instanceof UnitRenamed
                        || fact instanceof InstitutionRenamed
                        || fact instanceof OfficeRenamed
                        || fact instanceof PersonAmended)
                .toList();
        if (named.isEmpty()) {
            return null;
        }
        Fact first = dice.of(named);
        PartialDate day = Objects.requireNonNull(first.effectiveFrom());
        PartialDate again = dice.chance(0.5) ? day : dice.asWritten(day.first());
        LocalizedText name = dice.text("Jina");
        return single(
                switch (first) {
                    case UnitRenamed it -> new UnitRenamed(id("f"), it.unitId(), name, again, it.dateBasis(), null);
                    case InstitutionRenamed it ->
                        new InstitutionRenamed(id("f"), it.institutionId(), name, again, it.dateBasis(), null);
                    case OfficeRenamed it ->
                        new OfficeRenamed(id("f"), it.officeId(), name, again, it.dateBasis(), null);
                    case PersonAmended it ->
                        new PersonAmended(
                                id("f"), it.personId(), "Mfano " + dice.below(1000), again, it.dateBasis(), null);
                    default -> throw new IllegalStateException();
                });
    }

    /** Abolitions, dissolutions, joins: what brings much back when it is withdrawn. */
    private List<Fact> endings() {
        return believedFacts().stream()
                .filter(fact -> fact instanceof PostAbolished
                        || fact instanceof UnitDissolved
                        || fact instanceof InstitutionDissolved
                        || fact instanceof PersonsJoined)
                .toList();
    }

    private @Nullable Step changeOfHolder() {
        HolderAppointed before = choices.someAppointment();
        if (before == null) {
            return null;
        }
        LocalDate day = before.effectiveFrom().first().plusDays(dice.between(32, 1200));
        NaivePost post = new NaiveKnown(belief).post(before.postId(), day);
        if (live
                && (post == null
                        || post.holders().stream()
                                .noneMatch(holder -> holder.appointmentId().equals(before.appointmentId())))) {
            return null;
        }
        AppointmentEnded ended = appointments.ended(null, before, day, id("f"), null);
        HolderAppointed appointed = appointments.successor(ended, id("a"), id("f"));
        return new Step(List.of(ended, appointed), () -> List.of(EffectJson.changeHolder(ended, appointed)));
    }

    private @Nullable Step correction() {
        List<Believed> correctable = belief.facts().stream()
                .filter(believed -> !live || believed.order() < entries.size())
                .filter(believed -> !live || !(believed.fact() instanceof InstrumentRecorded))
                .filter(this::isOfABelievedAppointment)
                .filter(believed -> !(believed.fact() instanceof PersonsJoined))
                .toList();
        if (correctable.isEmpty()) {
            return null;
        }
        Believed before = ofAnyType(correctable);
        Correction corrects = new Correction(before.id(), cause(), "Kosa la kunakili", null);
        Fact after = facts.corrected(before.fact(), id("f"), corrects);
        ObjectNode patch = EffectJson.patch(before.fact(), after, dice.chance(0.5));
        return patch.isEmpty() ? null : new Step(List.of(after), () -> List.of(EffectJson.correction(after, patch)));
    }

    /** Rare types as often as frequent ones, and what was corrected before not only by accident. */
    private Believed ofAnyType(List<Believed> choices) {
        Map<String, List<Believed>> byType = choices.stream()
                .collect(Collectors.groupingBy(
                        believed -> believed.fact().getClass().getName(), TreeMap::new, Collectors.toList()));
        List<Believed> again = choices.stream()
                .filter(believed -> believed.fact().corrects() != null)
                .toList();
        if (!again.isEmpty() && dice.chance(0.15)) {
            return dice.of(again);
        }
        return dice.chance(0.5) ? dice.of(choices) : dice.of(dice.of(List.copyOf(byType.values())));
    }

    private boolean isOfABelievedAppointment(Believed believed) {
        return !(believed.fact() instanceof AppointmentEvent event)
                || believedAppointments().stream()
                        .anyMatch(appointed -> appointed.appointmentId().equals(event.appointmentId()));
    }

    private @Nullable Step withdrawal(List<Fact> targets) {
        if (targets.isEmpty()) {
            return null;
        }
        FactWithdrawn withdrawn = withdrawn(dice.of(targets));
        return single(withdrawn);
    }

    private FactWithdrawn withdrawn(Fact target) {
        return new FactWithdrawn(id("f"), target.thing(), target.factId(), cause(), "Haikutokea", null);
    }

    private Correction.Cause cause() {
        return live ? Correction.Cause.RECORDING : dice.oneOf(Correction.Cause.values());
    }

    /** Originals of what is believed. */
    private List<Fact> believedFacts() {
        return recordedFacts()
                .filter(fact -> fact.corrects() == null && !(fact instanceof InstrumentRecorded))
                .filter(fact -> belief.fact(fact.factId()).isPresent())
                .toList();
    }

    private List<Fact> corrections() {
        return recordedFacts()
                .filter(fact -> fact.corrects() != null && !belief.isWithdrawn(fact.factId()))
                .filter(fact -> belief.fact(fact.corrects().factId()).isPresent())
                .toList();
    }

    /** Withdrawals in force; those of a correction only while what it corrects stands. */
    private List<Fact> withdrawals() {
        return recordedFacts()
                .filter(fact -> fact instanceof FactWithdrawn && !belief.isWithdrawn(fact.factId()))
                .filter(fact -> {
                    Fact subject = subjectOf(fact);
                    return subject.corrects() == null
                            || belief.fact(subject.corrects().factId()).isPresent();
                })
                .toList();
    }

    private Stream<Fact> recordedFacts() {
        return Stream.concat(entries.stream(), live ? Stream.empty() : drafts.stream())
                .map(entry -> (Fact) entry.event());
    }

    /** What is withdrawn in the end, through withdrawals of withdrawals. */
    private Fact subjectOf(Fact fact) {
        return fact instanceof FactWithdrawn withdrawn
                ? Stream.concat(entries.stream(), drafts.stream())
                        .map(entry -> (Fact) entry.event())
                        .filter(target -> target.factId().equals(withdrawn.withdraws()))
                        .map(this::subjectOf)
                        .findFirst()
                        .orElseThrow()
                : fact;
    }

    private String rootOf(Fact fact) {
        Fact subject = subjectOf(fact);
        return subject.corrects() == null
                ? subject.factId()
                : subject.corrects().factId();
    }

    /** "Refused … unless the same instrument withdraws them": a post goes with everything said of it. */
    private @Nullable Step postWithAllThatIsSaidOfIt() {
        if (live || dice.chance(0.5)) {
            return null;
        }
        String post = "post:" + somePost();
        List<FactWithdrawn> withdrawn = believedFacts().stream()
                .filter(fact -> fact.thing().equals(post))
                .sorted((one, other) ->
                        Boolean.compare(one instanceof PostEstablished, other instanceof PostEstablished))
                .map(this::withdrawn)
                .toList();
        return new Step(
                withdrawn,
                () -> withdrawn.stream()
                        .map(fact -> EffectJson.effect(fact, false))
                        .toList());
    }

    private static Step single(Fact fact) {
        return new Step(List.of(fact), () -> List.of(EffectJson.effect(fact, false)));
    }

    private List<HolderAppointed> believedAppointments() {
        return belief.all(HolderAppointed.class);
    }

    /** There is always one. */
    private String somePost() {
        return Objects.requireNonNull(choices.somePost());
    }

    private String id(String kind) {
        return prefix + kind + ids.merge(kind, 1, Integer::sum);
    }
}
