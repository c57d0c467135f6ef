package org.uteuzi.query.structure;

import java.util.List;
import java.util.stream.Stream;
import org.uteuzi.event.person.PersonErased;
import org.uteuzi.query.register.Entry;
import org.uteuzi.query.register.RecordedInstrument;
import org.uteuzi.query.register.RegisterReader;

/**
 * Makes anew what the projection keeps of people who were erased, all that was ever believed of them: their names are in none of
 * it, as their keys are no more, and it is what a rebuild gives.
 */
final class Erased {

    private final RegisterReader register;
    private final ProjectionTables tables;

    Erased(RegisterReader register, ProjectionTables tables) {
        this.register = register;
        this.tables = tables;
    }

    /** The people who are erased by some instruments. */
    static Stream<String> by(List<RecordedInstrument> instruments) {
        return instruments.stream()
                .flatMap(instrument -> instrument.entries().stream())
                .filter(entry -> entry.event() instanceof PersonErased)
                .map(Entry::thing);
    }

    /** To be called once these instruments are projected. */
    void renew(List<RecordedInstrument> projected) {
        by(projected).forEach(person -> {
            List<Entry> stream = register.stream(person, projected.getLast().lastEntry());
            Delta delta = new Delta();
            new Fold(
                            thing -> stream,
                            tables.endsOf(
                                    stream.stream().map(Entry::instrumentId).toList()))
                    .of(person, delta);
            tables.forget(person);
            tables.write(delta);
        });
    }
}
