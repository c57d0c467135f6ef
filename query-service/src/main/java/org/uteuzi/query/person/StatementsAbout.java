package org.uteuzi.query.person;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.Fact;
import org.uteuzi.event.instrument.FactWithdrawn;
import org.uteuzi.event.person.PersonsJoined;
import org.uteuzi.event.post.AppointmentEvent;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.query.access.Redaction;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.Histories;
import org.uteuzi.query.history.InstitutionHistory;
import org.uteuzi.query.person.Disclosure.PutAside;
import org.uteuzi.query.person.Disclosure.Statement;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RegisterReader;
import org.uteuzi.query.sentence.Names;
import org.uteuzi.query.sentence.Sentences;
import org.uteuzi.query.structure.KnownPoint;
import org.uteuzi.query.structure.Timelines.FactView;
import org.uteuzi.structure.Things;
import org.uteuzi.text.Messages;
import org.uteuzi.time.Effective;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was stated of a person, told apart from what was stated of others under the same appointments. */
final class StatementsAbout {

    private static final Messages TEXTS = new Messages("people");
    private static final String WITHDRAWAL = EventCatalogue.nameOf(FactWithdrawn.class);

    private final Histories histories;
    private final RegisterReader register;

    private final Set<String> ids;
    private final List<FactView> facts;
    private final KnownPoint known;
    private final String language;
    private final Map<String, Holding> held;
    private final Map<String, List<Entry>> streams = new HashMap<>();
    private final Map<String, Entry> stated = new HashMap<>();
    private final Map<String, Things> things = new HashMap<>();

    StatementsAbout(
            Histories histories,
            RegisterReader register,
            Set<String> ids,
            List<People.Held> held,
            List<FactView> facts,
            KnownPoint known,
            String language) {
        this.histories = histories;
        this.register = register;
        this.ids = ids;
        this.facts = facts;
        this.known = known;
        this.language = language;
        this.held = held.stream()
                .map(People.Held::holding)
                .collect(Collectors.toMap(Holding::appointmentId, Function.identity()));
    }

    List<Statement> statements() {
        return facts.stream()
                .filter(fact -> !fact.eventType().equals(WITHDRAWAL))
                .flatMap(fact -> statement(fact).stream())
                .toList();
    }

    private Optional<Statement> statement(FactView fact) {
        Entry entry = entry(fact);
        if (!isOfThem(entry, fact.supersededBy() == null)) {
            return Optional.empty();
        }
        return Optional.of(new Statement(
                fact.factId(),
                said(entry.event()),
                fact.eventType(),
                fact.from(),
                fact.until(),
                data(fact.data(), entry.event()),
                fact.instrumentId(),
                fact.recordedAt(),
                fact.entry(),
                fact.corrects(),
                fact.imported(),
                fact.supersededBy() == null ? null : putAside(fact.supersededBy())));
    }

    private Entry entry(FactView fact) {
        String thing = fact.data().path("postId").isString()
                ? "post:" + fact.data().path("postId").asString()
                : "person:" + fact.data().path("personId").asString();
        stream(thing);
        return Objects.requireNonNull(stated.get(fact.data().path("factId").asString()));
    }

    private List<Entry> stream(String thing) {
        return streams.computeIfAbsent(thing, it -> {
            List<Entry> stream = register.stream(it, known.entry());
            stream.forEach(entry -> {
                if (entry.event() instanceof Fact fact) {
                    stated.put(fact.factId(), entry);
                }
            });
            return stream;
        });
    }

    private boolean isOfThem(Entry entry, boolean counts) {
        if (!(entry.event() instanceof AppointmentEvent event)) {
            return true; // of the person's own stream
        }
        Holding holding = held.get(event.appointmentId());
        if (event instanceof HolderAppointed appointed) {
            return appointed.personId() == null ? holding != null : ids.contains(appointed.personId());
        }
        if (holding != null && holding.through() != null) {
            return isOfDays(
                    event,
                    holding.through().stream()
                            .filter(stretch -> Disclosures.isOf(stretch.value().holder(), ids))
                            .map(stretch -> stretch.effective())
                            .toList());
        }
        return holding != null && counts || isHeldByThemAt(entry, event);
    }

    /** Whether the appointment was believed to be theirs, or nobody's by name, when something was stated of it. */
    private boolean isHeldByThemAt(Entry entry, AppointmentEvent event) {
        return stream(entry.thing()).stream()
                .takeWhile(before -> before.order() <= entry.order())
                .map(Entry::event)
                .filter(before -> before instanceof HolderAppointed appointed
                        && appointed.appointmentId().equals(event.appointmentId()))
                .map(HolderAppointed.class::cast)
                .reduce((earlier, later) -> later)
                .filter(last -> last.personId() == null
                        ? held.containsKey(event.appointmentId())
                        : ids.contains(last.personId()))
                .isPresent();
    }

    /** In a seat that goes with a post an absence and a day of duty are of whoever held that post then. */
    private static boolean isOfDays(AppointmentEvent event, List<Effective> days) {
        return switch (event) {
            case HolderAbsent absent -> isIn(absent.effectiveFrom().first(), days);
            case DutyNoted duty ->
                Stream.of(duty.swornOn(), duty.assumedOn(), duty.releasedOn())
                        .flatMap(Stream::ofNullable)
                        .allMatch(day -> isIn(day.first(), days));
            default -> true;
        };
    }

    private static boolean isIn(LocalDate day, List<Effective> days) {
        return days.stream().anyMatch(stretch -> stretch.contains(day));
    }

    /** By words that name nobody else: a sentence about an appointment names whoever is believed to hold it. */
    private String said(Event event) {
        if (event instanceof PersonsJoined joined && !ids.contains(joined.sameAs())) {
            return TEXTS.in(language, "export.joinedOnce", Map.of());
        }
        if (event instanceof AppointmentEvent about
                && !(event instanceof HolderAppointed)
                && !held.containsKey(about.appointmentId())) {
            LocalDate day = about.effectiveFrom() == null
                    ? PartialDate.LATEST
                    : about.effectiveFrom().first();
            return TEXTS.in(
                    language,
                    "export.heldOnce",
                    Map.of("post", new Names(things(event.thing()), language).post(about.postId(), day)));
        }
        return new Sentences(things(event.thing()), language).of(event);
    }

    private Things things(String thing) {
        return things.computeIfAbsent(
                thing,
                it -> histories.institutionsWith(it).stream()
                        .filter(Sight.now()::shows)
                        .flatMap(institution -> histories.of(institution).stream())
                        .findFirst()
                        .map(history -> history.everAt(known.entry()))
                        .orElseGet(() -> InstitutionHistory.ever(stream(it))));
    }

    /** Without reasons, which are free text, and without the ids of others. */
    private JsonNode data(JsonNode recorded, Event event) {
        JsonNode data = Redaction.of(recorded.deepCopy());
        if (data instanceof ObjectNode object) {
            if (event instanceof HolderAppointed) {
                object.putNull("replaces");
            }
            if (event instanceof PersonsJoined joined && !ids.contains(joined.sameAs())) {
                object.putNull("sameAs");
            }
        }
        return data;
    }

    private PutAside putAside(String factId) {
        Entry by = Objects.requireNonNull(stated.get(factId));
        return new PutAside(
                by.event() instanceof FactWithdrawn,
                cause(by.event()),
                by.instrumentId(),
                by.recordedAt(),
                by.number());
    }

    private static Correction.@Nullable Cause cause(Event event) {
        return event instanceof FactWithdrawn withdrawal
                ? withdrawal.cause()
                : event instanceof Fact fact && fact.corrects() != null
                        ? fact.corrects().cause()
                        : null;
    }
}
