package org.uteuzi.query.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An instrument that somebody is writing down. Everything is kept as typed, right or wrong.
 *
 * @param instrumentId under which it will be recorded, so that sending it twice records it once
 * @param institution in which things are looked for; null while there is none to choose
 * @param paper what is typed about the instrument itself, by input
 * @param reasons for findings, by the {@linkplain Letter.Found#key key} of each
 */
record Draft(
        String instrumentId,
        @Nullable String institution,
        Map<String, String> paper,
        List<Document> documents,
        List<Item> effects,
        Map<String, Reason> reasons) {

    Draft {
        paper = Map.copyOf(paper);
        documents = List.copyOf(documents);
        effects = List.copyOf(effects);
        reasons = Map.copyOf(reasons);
    }

    /** A file of the instrument; the file itself stays where it is. */
    record Document(String name, String mediaType, String sha256) {}

    /** @param seen whether somebody ticked that the instrument really says so */
    record Reason(String text, boolean seen) {

        boolean isWhole() {
            return seen && !text.isBlank();
        }
    }

    /**
     * @param id stays with it wherever it stands among the others
     * @param fields what is typed, by input
     * @param was what stands in the register in the same inputs, where it is a correction
     * @param eventType of the statement that is corrected
     */
    record Item(
            String id,
            Task task,
            Map<String, String> fields,
            Map<String, String> was,
            @Nullable String eventType) {

        Item {
            fields = Map.copyOf(fields);
            was = Map.copyOf(was);
        }

        /** Of a task, with what is typed already; ids that it makes are made now, so that others can name them. */
        static Item of(Task task, Map<String, String> typed, @Nullable String institution) {
            Map<String, String> fields = new LinkedHashMap<>(Reading.kept(task.fields(), typed));
            for (Field field : task.fields()) {
                if (field.kind() == Field.Kind.NEW_ID) {
                    fields.put(field.id(), UUID.randomUUID().toString());
                } else if (field.kind() == Field.Kind.INSTITUTION && institution != null) {
                    fields.putIfAbsent(field.id(), institution);
                }
            }
            return new Item(UUID.randomUUID().toString(), task, fields, Map.of(), null);
        }

        /** What is asked for; of a correction also what it can put right. */
        List<Field> asked() {
            return eventType == null
                    ? task.fields()
                    : Stream.concat(
                                    task.fields().stream(),
                                    Task.correctable(eventType).stream().map(Field::corrected))
                            .toList();
        }

        String typed(String input) {
            return fields.getOrDefault(input, "");
        }

        Item with(Map<String, String> typed) {
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.putAll(Reading.kept(asked(), typed));
            return new Item(id, task, all, was, eventType);
        }

        /** A correction filled with what stands in the register; of nothing, if it has no statement any more. */
        Item about(@Nullable String type, Map<String, String> said) {
            Map<String, String> right = new LinkedHashMap<>();
            said.forEach((input, value) -> right.put("with-" + input, value));
            Map<String, String> all = new LinkedHashMap<>(Reading.kept(task.fields(), fields));
            all.putAll(right);
            return new Item(id, task, all, right, type);
        }
    }

    /** At which place among the effects; empty where it is no longer among them. */
    Optional<Integer> place(String item) {
        return IntStream.range(0, effects.size())
                .filter(place -> effects.get(place).id().equals(item))
                .boxed()
                .findFirst();
    }

    Optional<Item> item(String id) {
        return place(id).map(effects::get);
    }

    Draft with(Item item) {
        return withEffects(effects.stream()
                .map(other -> other.id().equals(item.id()) ? item : other)
                .toList());
    }

    Draft plus(Item item) {
        List<Item> items = new ArrayList<>(effects);
        items.add(item);
        return withEffects(items);
    }

    Draft plusBefore(String other, Item item) {
        List<Item> items = new ArrayList<>(effects);
        items.add(place(other).orElse(items.size()), item);
        return withEffects(items);
    }

    Draft without(String item) {
        return withEffects(
                effects.stream().filter(other -> !other.id().equals(item)).toList());
    }

    /** The ids of all instruments that it names. */
    Set<String> papers() {
        return Stream.concat(
                        papers(Letter.PAPER, paper),
                        effects.stream().flatMap(item -> papers(item.asked(), item.fields())))
                .collect(Collectors.toSet());
    }

    private static Stream<String> papers(List<Field> fields, Map<String, String> typed) {
        return fields.stream()
                .filter(field -> field.kind().isPaper())
                .flatMap(field -> Form.values(typed.getOrDefault(field.id(), "")).stream());
    }

    private Draft withEffects(List<Item> items) {
        return new Draft(instrumentId, institution, paper, documents, items, reasons);
    }

    Draft withPaper(Map<String, String> typed, List<Document> files) {
        return new Draft(instrumentId, institution, typed, files, effects, reasons);
    }

    /** The same under another id. */
    Draft as(String other) {
        return new Draft(other, institution, paper, documents, effects, reasons);
    }

    Draft withReasons(Map<String, Reason> given) {
        return new Draft(instrumentId, institution, paper, documents, effects, given);
    }
}
