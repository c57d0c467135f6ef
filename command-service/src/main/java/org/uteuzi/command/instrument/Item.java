package org.uteuzi.command.instrument;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.uteuzi.command.thing.Effect;

/**
 * What an effect says of one thing: the effect itself, or what follows from it for another thing.
 *
 * @param effect its position among the effects of the instrument
 */
record Item(int effect, Effect statement) {

    static List<Item> of(List<Effect> effects) {
        return IntStream.range(0, effects.size())
                .boxed()
                .flatMap(i -> Stream.concat(
                                Stream.of(effects.get(i)), effects.get(i).consequences())
                        .map(statement -> new Item(i, statement)))
                .toList();
    }
}
