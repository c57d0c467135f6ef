package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Change;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.post.TermsChange;
import org.uteuzi.naive.NaiveAttributes.Given;
import org.uteuzi.naive.NaiveAttributes.Said;
import org.uteuzi.naive.NaiveBelief.Believed;
import org.uteuzi.time.PartialDate;

/** One post and the appointments to it, as believed. */
final class NaivePostFold {

    /** What lies around the post. */
    interface World {

        NaivePeople people();

        NaivePostFold fold(String postId);

        /** "No post stands in a unit that does not exist that day." */
        boolean isUnitThereOn(LocalDate day, String unitId);

        /** When units ceased to exist, those of dissolved institutions among them. */
        Map<String, Dissolution> dissolutions();

        /** Whether it is asked who holds the posts that ex officio seats name. */
        boolean looksIntoOtherPosts();
    }

    /** The first day without something, and how it is written. */
    record Dissolution(LocalDate day, PartialDate asWritten) {}

    private final String postId;
    private final NaiveBelief belief;
    private final World world;
    private final List<Believed> facts;
    private final List<NaiveAppointment> appointments;
    private boolean successorsHaveCome;
    private boolean isBeingAsked;

    NaivePostFold(String postId, NaiveBelief belief, World world) {
        this.postId = postId;
        this.belief = belief;
        this.world = world;
        facts = belief.about("post:" + postId);
        // "Withdrawing an appointment's start withdraws the appointment": then no believed start stands here
        appointments = facts.stream()
                .filter(believed -> believed.fact() instanceof HolderAppointed)
                .map(this::appointment)
                .sorted(Comparator.comparing(NaiveAppointment::id))
                .toList();
        appointments.forEach(this::endWithWhatItIsHeldIn);
    }

    private NaiveAppointment appointment(Believed believed) {
        HolderAppointed appointed = (HolderAppointed) believed.fact();
        List<Believed> about = about(appointed.appointmentId());
        return new NaiveAppointment(
                believed,
                about,
                earliestEnd(about),
                // "not stated (or post not existing that day): TERM_RUN_OUT from then"
                new NaiveTerm(about, day -> existsOn(day) ? termsOn(day).onExpiry() : null));
    }

    private List<Believed> about(String appointmentId) {
        return belief.facts().stream()
                .filter(believed -> NaiveAppointment.isAbout(believed.fact(), appointmentId))
                .toList();
    }

    /** "The earliest believed end fact (earliest until.first(); tie: earlier order)." */
    private static @Nullable AppointmentEnded earliestEnd(List<Believed> aboutTheAppointment) {
        return aboutTheAppointment.stream()
                .filter(believed -> believed.fact() instanceof AppointmentEnded)
                .min(NaiveAttributes.ORDER)
                .map(believed -> (AppointmentEnded) believed.fact())
                .orElse(null);
    }

    /**
     * "Nothing is held in a post, and no post stands in a unit, that does not exist that day": all end together, on the day
     * on which the post comes to stand in a unit that does not exist, because it is dissolved or because the post is moved.
     */
    private void endWithWhatItIsHeldIn(NaiveAppointment appointment) {
        facts.stream()
                .filter(believed -> believed.fact() instanceof PostAbolished)
                .min(NaiveAttributes.ORDER)
                .ifPresent(abolished -> appointment.endByDissolution(
                        abolished.dated(),
                        Objects.requireNonNull(abolished.fact().effectiveFrom())));
        if (world.dissolutions().isEmpty()) {
            return;
        }
        for (LocalDate day : daysNamed().tailSet(appointment.start, false)) {
            Dissolution dissolution = dissolutionBy(day);
            if (dissolution != null && dissolutionBy(day.minusDays(1)) == null) {
                boolean isItsDay = day.equals(dissolution.day());
                appointment.endByDissolution(day, isItsDay ? dissolution.asWritten() : new PartialDate(day.toString()));
                return;
            }
        }
    }

    private @Nullable Dissolution dissolutionBy(LocalDate day) {
        Dissolution dissolution = existsOn(day) ? world.dissolutions().get(unitOn(day)) : null;
        return dissolution == null || day.isBefore(dissolution.day()) ? null : dissolution;
    }

    /** Every first day of any believed fact. */
    private TreeSet<LocalDate> daysNamed() {
        TreeSet<LocalDate> days = new TreeSet<>();
        belief.facts().stream()
                .filter(believed -> believed.firstDay() != null)
                .forEach(believed -> days.add(believed.firstDay()));
        return days;
    }

    /**
     * "On each day on which a SUBSTANTIVE appointment starts (and holds that day), if seats are stated that day and more
     * seat-filling holders hold that day than seats, then of those past their term that day and without an end fact as many
     * end that day as the excess requires: longest run out first, then lowest appointmentId."
     */
    private void endThoseWhomSuccessorsReplace() {
        List<LocalDate> starts = appointments.stream()
                .filter(appointment -> appointment.appointed.capacity() == Capacity.SUBSTANTIVE)
                .map(appointment -> appointment.start)
                .distinct()
                .sorted()
                .toList();
        for (LocalDate day : starts) {
            List<NaiveAppointment> holding = holdingOn(day);
            Integer seats = existsOn(day) ? seatsOn(day) : null;
            boolean startsThatDay = holding.stream()
                    .anyMatch(appointment ->
                            appointment.appointed.capacity() == Capacity.SUBSTANTIVE && appointment.start.equals(day));
            if (seats == null || !startsThatDay) {
                continue;
            }
            List<NaiveAppointment> inASeat =
                    holding.stream().filter(NaiveAppointment::isForASeat).toList();
            inASeat.stream()
                    .filter(appointment -> appointment.isPastTermOn(day) && appointment.endFact == null)
                    .sorted(Comparator.comparing((NaiveAppointment appointment) -> Objects.requireNonNull(
                                            appointment.term.runOutOn(day))
                                    .dayAfter())
                            .thenComparing(NaiveAppointment::id))
                    .limit(Math.max(0, inASeat.size() - seats))
                    .forEach(appointment -> appointment.endBySuccessor(day));
        }
    }

    NaiveAppointment appointment(String id) {
        letSuccessorsCome();
        return appointments.stream()
                .filter(appointment -> appointment.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    boolean existsOn(LocalDate day) {
        return NaiveAttributes.existsOn(day, facts, PostEstablished.class, PostAbolished.class::isInstance);
    }

    /** Once, and not before all posts that are named can be asked. */
    private void letSuccessorsCome() {
        if (!successorsHaveCome) {
            successorsHaveCome = true;
            endThoseWhomSuccessorsReplace();
        }
    }

    /** Whoever holds on that day, so far as somebody does: ex officio, somebody must hold the post that is named. */
    List<NaiveAppointment> holdingOn(LocalDate day) {
        letSuccessorsCome();
        return existsOn(day)
                ? appointments.stream()
                        .filter(appointment -> appointment.holdsOn(day) && isHeldBySomebody(appointment, day))
                        .toList()
                : List.of();
    }

    /** Whether that appointment holds the post for whoever holds another one, and nobody does. */
    boolean isForNobodyOn(LocalDate day, String appointmentId) {
        return existsOn(day)
                && appointments.stream()
                        .anyMatch(appointment -> appointment.id().equals(appointmentId)
                                && appointment.holdsOn(day)
                                && !isHeldBySomebody(appointment, day));
    }

    List<NaiveHolder> holdersOn(LocalDate day) {
        return holdingOn(day).stream()
                .map(appointment -> holder(appointment, day))
                .toList();
    }

    private boolean isHeldBySomebody(NaiveAppointment appointment, LocalDate day) {
        NaivePostFold named = namedBy(appointment);
        return named == null || named.whoHolds(day) != null;
    }

    private NaiveHolder holder(NaiveAppointment appointment, LocalDate day) {
        NaiveHolder holder = appointment.holder(day, world.people());
        NaivePostFold named = namedBy(appointment);
        return named == null ? holder : holder.heldBy(Objects.requireNonNull(named.whoHolds(day)));
    }

    private @Nullable NaivePostFold namedBy(NaiveAppointment appointment) {
        String named = appointment.appointed.exOfficio();
        return named == null || !named.startsWith("post:") || !world.looksIntoOtherPosts()
                ? null
                : world.fold(named.substring("post:".length()));
    }

    /**
     * "The seat is held by whoever holds the named post that day: the substantive holder, else (or if absent) the acting
     * one, marked; else it is vacant. Chains are followed." An absent holder's own "seat stays held", so where nobody acts
     * it is the absent one. More holders than one cannot be told apart by any sentence: the one who came first.
     */
    private @Nullable NaiveHolder whoHolds(LocalDate day) {
        if (isBeingAsked || !existsOn(day) || !world.isUnitThereOn(day, unitOn(day))) {
            return null;
        }
        isBeingAsked = true;
        try {
            List<NaiveHolder> holders = holdersOn(day).stream()
                    .sorted(Comparator.comparing(NaiveHolder::from).thenComparing(NaiveHolder::appointmentId))
                    .toList();
            return Stream.<Predicate<NaiveHolder>>of(
                            holder -> holder.capacity() != Capacity.ACTING && holder.absence() == null,
                            holder -> holder.capacity() == Capacity.ACTING,
                            holder -> true)
                    .flatMap(kind -> holders.stream().filter(kind))
                    .findFirst()
                    .orElse(null);
        } finally {
            isBeingAsked = false;
        }
    }

    long seatsFilledOn(LocalDate day) {
        return holdingOn(day).stream().filter(NaiveAppointment::isForASeat).count();
    }

    @Nullable
    NaivePost on(LocalDate day) {
        if (!existsOn(day)) {
            return null;
        }
        Integer seats = seatsOn(day);
        return new NaivePost(
                postId,
                unitOn(day),
                Objects.requireNonNull(on(day, PostEstablished::title, amended -> changed(amended.title()))),
                reportsToOn(day),
                on(day, PostEstablished::headsUnit, amended -> changed(amended.headsUnit())),
                seats,
                termsOn(day),
                seats == null ? null : (int) Math.max(0, seats - seatsFilledOn(day)),
                vacanciesOn(day).stream().map(NaiveVacancy::since).toList(),
                holdersOn(day));
    }

    String unitOn(LocalDate day) {
        return Objects.requireNonNull(on(day, PostEstablished::unitId, amended -> changed(amended.unitId())));
    }

    @Nullable
    String reportsToOn(LocalDate day) {
        return on(day, PostEstablished::reportsTo, amended -> changed(amended.reportsTo()));
    }

    @Nullable
    String authorityOn(LocalDate day) {
        return term(day, Terms::appointingAuthority, TermsChange::appointingAuthority);
    }

    @Nullable
    Integer seatsOn(LocalDate day) {
        return on(day, PostEstablished::seats, amended -> changed(amended.seats()));
    }

    /** "Each member of terms likewise by itself." */
    private Terms termsOn(LocalDate day) {
        return new Terms(
                authorityOn(day),
                term(day, Terms::qualifications, TermsChange::qualifications),
                term(day, Terms::termLength, TermsChange::termLength),
                term(day, Terms::maxTerms, TermsChange::maxTerms),
                term(day, Terms::fullTime, TermsChange::fullTime),
                term(day, Terms::onExpiry, TermsChange::onExpiry),
                term(day, Terms::actingLimit, TermsChange::actingLimit),
                term(day, Terms::legalBasis, TermsChange::legalBasis));
    }

    private <T> @Nullable T term(
            LocalDate day,
            Function<Terms, @Nullable T> stated,
            Function<TermsChange, @Nullable Change<? extends @Nullable T>> changed) {
        return on(
                day,
                established -> established.terms() == null ? null : stated.apply(established.terms()),
                amended -> amended.terms() == null ? null : changed(changed.apply(amended.terms())));
    }

    /** "Change null = unchanged; Change(null) = not stated any more." */
    @SuppressWarnings(
            "NullAway") // its inference takes the type of a value that may be missing for that of one that may not
    private static <T> @Nullable Said<T> changed(@Nullable Change<? extends @Nullable T> change) {
        return change == null ? null : new Said<>(change.to());
    }

    private <T> @Nullable T on(
            LocalDate day,
            Function<PostEstablished, @Nullable T> established,
            Function<PostAmended, @Nullable Said<T>> amended) {
        Given<T> given = NaiveAttributes.on(day, facts, (Fact fact) -> switch (fact) {
            case PostEstablished it -> new Said<>(established.apply(it));
            case PostAmended it -> amended.apply(it);
            default -> null;
        });
        return given == null ? null : given.value();
    }

    /**
     * "Seats are counted, not numbered: the n-th vacant seat is vacant since the day the number of holders last fell below
     * it." A seat that is not stated is not vacant either; without stated seats "the post is then vacant only while nobody
     * holds it".
     */
    List<NaiveVacancy> vacanciesOn(LocalDate day) {
        if (!existsOn(day)) {
            return List.of();
        }
        Integer seats = seatsOn(day);
        int filled = (int) seatsFilledOn(day);
        return IntStream.rangeClosed(filled + 1, seats == null ? 1 : seats)
                .mapToObj(seat -> sinceWhen(day, seat))
                .sorted()
                .map(since -> new NaiveVacancy(since, leftOn(since)))
                .toList();
    }

    private Set<String> leftOn(LocalDate day) {
        List<NaiveAppointment> still = holdingOn(day);
        return holdingOn(day.minusDays(1)).stream()
                .filter(appointment -> appointment.isForASeat() && !still.contains(appointment))
                .map(NaiveAppointment::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private LocalDate sinceWhen(LocalDate day, int seat) {
        LocalDate since = day;
        for (LocalDate earlier : daysOfChange().headSet(day, true).descendingSet()) {
            if (!isVacantOn(earlier, seat)) {
                return since;
            }
            since = earlier;
        }
        return since;
    }

    private TreeSet<LocalDate> daysOfChange() {
        TreeSet<LocalDate> days = daysNamed();
        Set<NaivePostFold> posts = new LinkedHashSet<>();
        addWithNamedPosts(posts);
        posts.stream()
                .flatMap(post -> post.appointments.stream())
                .filter(appointment -> appointment.end != null)
                .forEach(appointment -> days.add(appointment.end));
        return days;
    }

    private void addWithNamedPosts(Set<NaivePostFold> posts) {
        if (posts.add(this)) {
            appointments.stream()
                    .map(this::namedBy)
                    .filter(Objects::nonNull)
                    .forEach(named -> named.addWithNamedPosts(posts));
        }
    }

    private boolean isVacantOn(LocalDate day, int seat) {
        if (!existsOn(day)) {
            return false;
        }
        Integer seats = seatsOn(day);
        return seatsFilledOn(day) < seat && (seats == null ? seat == 1 : seat <= seats);
    }
}
