package org.uteuzi.command.instrument;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.uteuzi.command.guard.Guard;
import org.uteuzi.command.register.RecordedThings;
import org.uteuzi.command.unit.EstablishUnit;

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
        Targets targets = Targets.of(items, register, guard);
        Set<String> institutions = new HashSet<>(guard.institutionsOf(IntStream.range(0, items.size())
                .mapToObj(targets::of)
                .filter(Objects::nonNull)
                .toList()));
        items.forEach(item -> {
            if (item.statement() instanceof EstablishUnit unit) {
                institutions.add(unit.institutionId());
            }
        });
        return institutions;
    }
}
