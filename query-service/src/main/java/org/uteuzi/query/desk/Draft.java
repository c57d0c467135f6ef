package org.uteuzi.query.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instrument that somebody is writing down. Everything is kept as typed, right or wrong.
 *
 * @param instrumentId under which it will be recorded, so that sending it twice records it once
 * @param institution in which things are looked for; null while there is none to choose
 * @param paper what is typed about the instrument itself, by field
 * @param acknowledged the reasons given for findings, by the key of the finding
 */
record Draft(
        String instrumentId,
        @Nullable String institution,
        Map<String, String> paper,
        List<Paper> documents,
        List<Item> effects,
        Map<String, String> acknowledged) {

    Draft {
        paper = Map.copyOf(paper);
        documents = List.copyOf(documents);
        effects = List.copyOf(effects);
        acknowledged = Map.copyOf(acknowledged);
    }

    /** A file of the instrument; the file itself stays where it is. */
    record Paper(String name, String mediaType, String sha256) {}

    /**
     * @param fields what is typed, by the name of the input
     * @param was what stands in the register in the same fields, where it is a correction
     * @param eventType of the statement that is corrected
     */
    record Item(
            Task task,
            Map<String, String> fields,
            Map<String, String> was,
            @Nullable String eventType) {

        Item {
            fields = Map.copyOf(fields);
            was = Map.copyOf(was);
        }

        static Item of(Task task, Map<String, String> fields) {
            return new Item(task, fields, Map.of(), null);
        }

        /** What is asked for; of a correction also what it can put right. */
        List<Field> asked() {
            if (eventType == null) {
                return task.fields();
            }
            List<Field> all = new ArrayList<>(task.fields());
            Task.correctable(eventType).forEach(field -> all.add(field.corrected()));
            return all;
        }

        String typed(String input) {
            return fields.getOrDefault(input, "");
        }

        Item with(Map<String, String> typed) {
            Map<String, String> all = new LinkedHashMap<>(fields);
            all.putAll(typed);
            return new Item(task, all, was, eventType);
        }
    }

    Draft withPaper(Map<String, String> typed) {
        return new Draft(instrumentId, institution, typed, documents, effects, acknowledged);
    }

    Draft withDocuments(List<Paper> files) {
        return new Draft(instrumentId, institution, paper, files, effects, acknowledged);
    }

    Draft withEffects(List<Item> items) {
        return new Draft(instrumentId, institution, paper, documents, items, acknowledged);
    }

    Draft with(int effect, Item item) {
        List<Item> items = new ArrayList<>(effects);
        items.set(effect, item);
        return withEffects(items);
    }

    Draft plus(Item item) {
        List<Item> items = new ArrayList<>(effects);
        items.add(item);
        return withEffects(items);
    }

    Draft minus(int effect) {
        List<Item> items = new ArrayList<>(effects);
        items.remove(effect);
        return withEffects(items);
    }

    Draft withAcknowledged(Map<String, String> reasons) {
        return new Draft(instrumentId, institution, paper, documents, effects, reasons);
    }
}
