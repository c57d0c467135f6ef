package org.uteuzi.command.instrument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.guard.Touched;
import org.uteuzi.command.institution.Institution;
import org.uteuzi.command.institution.Office;
import org.uteuzi.command.person.Person;
import org.uteuzi.command.post.Post;
import org.uteuzi.command.register.RegisterConfiguration;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.command.unit.Unit;
import org.uteuzi.event.Event;
import org.uteuzi.event.instrument.InstrumentRecorded;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.Recorded;

/** The things that one instrument touches, loaded in one order before anything is written. */
final class UnitOfThings {

    private record Kind<T extends Thing>(Class<T> type, Supplier<T> blank) {}

    private static final Map<String, Kind<?>> KINDS = Map.of(
            "office", new Kind<>(Office.class, Office::new),
            "institution", new Kind<>(Institution.class, Institution::new),
            "unit", new Kind<>(Unit.class, Unit::new),
            "post", new Kind<>(Post.class, Post::new),
            "person", new Kind<>(Person.class, Person::new),
            "instrument", new Kind<>(Instrument.class, Instrument::new));

    private final Configuration axon;
    private final MetaData metadata;
    private final Map<String, Aggregate<? extends Thing>> things = new LinkedHashMap<>();
    private final Map<String, List<Recorded>> before = new LinkedHashMap<>();

    /**
     * @param existing references in the order in which everybody loads, else instruments wait for each other
     * @param metadata of all that is recorded of them
     */
    UnitOfThings(Configuration axon, Set<String> existing, MetaData metadata) {
        this.axon = axon;
        this.metadata = metadata;
        for (String reference : existing) {
            Aggregate<? extends Thing> thing = load(axon, reference);
            things.put(reference, thing);
            before.put(reference, thing.invoke(loaded -> List.copyOf(loaded.stream())));
        }
    }

    /** Loads a thing; loaded again in the same unit of work it is the same. */
    static Aggregate<? extends Thing> load(Configuration axon, String reference) {
        return repository(axon, kind(reference)).load(reference);
    }

    /** Lets the thing decide on an effect and records what it decides. */
    List<Event> execute(String reference, Effect effect, int index) {
        MetaData ofEffect = metadata.and(RegisterConfiguration.EFFECT, index);
        return effect.establishes()
                ? establish(reference, kind(reference), effect, ofEffect)
                : Objects.requireNonNull(things.get(reference)).invoke(thing -> thing.execute(effect, ofEffect));
    }

    /** An appointment to one of the posts touched; empty if it is not believed or its post is none of them. */
    Optional<Holding> holding(@Nullable String post, String appointmentId) {
        return Optional.ofNullable(things.get(post))
                .flatMap(thing -> thing.invoke(loaded -> ((Post) loaded).believed(appointmentId)));
    }

    /** The kind of effect that states what an event says. */
    String kindOf(Event event) {
        return Objects.requireNonNull(things.get(event.thing())).invoke(thing -> thing.kindOf(event));
    }

    void record(InstrumentRecorded instrument) {
        create(repository(axon, kind(instrument.thing())), () -> Instrument.recorded(instrument, metadata));
    }

    List<Touched> touched() {
        return things.entrySet().stream()
                .map(thing -> new Touched(
                        thing.getKey(),
                        before.getOrDefault(thing.getKey(), List.of()),
                        thing.getValue().invoke(Thing::stream)))
                .toList();
    }

    private <T extends Thing> List<Event> establish(String reference, Kind<T> kind, Effect effect, MetaData ofEffect) {
        List<Event> events = new ArrayList<>();
        things.put(reference, create(repository(axon, kind), () -> {
            T blank = kind.blank().get();
            events.addAll(blank.execute(effect, ofEffect));
            return blank;
        }));
        return events;
    }

    private static <T extends Thing> Aggregate<T> create(
            Repository<T> repository, java.util.concurrent.Callable<? extends Thing> factory) {
        try {
            @SuppressWarnings("unchecked")
            Aggregate<T> aggregate = repository.newInstance(() -> (T) factory.call());
            return aggregate;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T extends Thing> Repository<T> repository(Configuration axon, Kind<T> kind) {
        return axon.repository(kind.type());
    }

    private static Kind<?> kind(String reference) {
        return Objects.requireNonNull(KINDS.get(reference.substring(0, reference.indexOf(':'))));
    }
}
