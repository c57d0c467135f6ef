package org.uteuzi.command.instrument;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.post.AmendPost;
import org.uteuzi.command.post.EstablishPost;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.unit.EstablishUnit;
import org.uteuzi.event.post.Change;

/** Which institutions some instruments would touch. */
@Component
public class TouchedInstitutions {

    private final RecordedThings register;
    private final Guard guard;

    TouchedInstitutions(RecordedThings register, Guard guard) {
        this.register = register;
        this.guard = guard;
    }

    public Set<String> of(Collection<InstrumentRequest> instruments) {
        List<Item> items = Item.of(instruments.stream()
                .flatMap(instrument -> instrument.effects().stream())
                .toList());
        Targets targets = Targets.of(items, register);
        List<Effect> effects = items.stream().<Effect>map(Item::statement).toList();
        Set<String> institutions = new HashSet<>(guard.institutionsOf(Stream.concat(
                        IntStream.range(0, items.size()).mapToObj(targets::of).filter(Objects::nonNull),
                        effects.stream().flatMap(TouchedInstitutions::unitOf))
                .toList()));
        effects.forEach(effect -> {
            if (effect instanceof EstablishUnit unit) {
                institutions.add(unit.institutionId());
            }
        });
        return institutions;
    }

    /** In which a post comes to stand; the guard may not know the post yet. */
    private static Stream<String> unitOf(Effect effect) {
        return switch (effect) {
            case EstablishPost post -> Stream.of("unit:" + post.unitId());
            case AmendPost post ->
                Stream.ofNullable(Change.after(post.unitId(), null)).map(unit -> "unit:" + unit);
            default -> Stream.of();
        };
    }
}
