package org.uteuzi.query.export;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.LocalizedText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A structure in the words of Popolo (popoloproject.com): the institution and its units are organizations, holders are
 * memberships. Names are given in Swahili, else in English, with the other beside them; dates as the instruments state them.
 */
final class Popolo {

    private Popolo() {}

    static ObjectNode of(StructureAnswer answer) {
        ObjectNode popolo = EventJson.mapper().createObjectNode();
        popolo.set("basis", EventJson.mapper().valueToTree(answer.basis()));
        persons(answer, popolo.putArray("persons"));
        organizations(answer, popolo.putArray("organizations"));
        posts(answer, popolo.putArray("posts"));
        memberships(answer, popolo.putArray("memberships"));
        return popolo;
    }

    private static void persons(StructureAnswer answer, ArrayNode persons) {
        Map<String, @Nullable String> names = new TreeMap<>();
        answer.posts().stream()
                .flatMap(post -> post.holders().stream())
                .filter(holder -> holder.personId() != null)
                .forEach(holder -> names.put(holder.personId(), holder.name()));
        names.forEach((id, name) -> persons.addObject().put("id", id).put("name", name));
    }

    private static void organizations(StructureAnswer answer, ArrayNode organizations) {
        Structure.Institution institution = answer.institution();
        if (institution == null) {
            return;
        }
        ObjectNode whole = organizations.addObject().put("id", institution.id());
        named(whole, "name", institution.name(), "other_names")
                .put("classification", "institution")
                .put("founding_date", institution.from().text());
        for (Structure.Unit unit : answer.units()) {
            Structure.Mandate mandate = unit.mandate();
            ObjectNode part = organizations.addObject().put("id", unit.id());
            named(part, "name", unit.name(), "other_names")
                    .put("classification", unit.kind().name())
                    .put("parent_id", unit.parentId() == null ? institution.id() : unit.parentId())
                    .put("founding_date", unit.from().text());
            if (mandate != null) {
                part.put("description", mandate.text().in("sw"));
                source(part, mandate.instrumentId());
            }
        }
    }

    private static void posts(StructureAnswer answer, ArrayNode posts) {
        for (Structure.Post post : answer.posts()) {
            ObjectNode node = posts.addObject()
                    .put("id", post.id())
                    .put("organization_id", post.unitId())
                    .put("label", post.title().in("sw"))
                    .put("start_date", post.from().text());
            String other = other(post.title());
            if (other != null) {
                node.putArray("other_label").add(other);
            }
        }
    }

    private static void memberships(StructureAnswer answer, ArrayNode memberships) {
        for (Structure.Post post : answer.posts()) {
            for (Structure.Holder holder : post.holders()) {
                ObjectNode node = memberships
                        .addObject()
                        .put("id", holder.appointmentId())
                        .put("person_id", holder.personId())
                        .put("organization_id", post.unitId())
                        .put("post_id", post.id())
                        .put("label", post.title().in("sw"))
                        .put("role", holder.capacity().name())
                        .put("start_date", holder.from().text())
                        .put(
                                "end_date",
                                holder.lastDay() == null
                                        ? null
                                        : holder.lastDay().text());
                source(node, holder.instrumentId());
            }
        }
    }

    private static ObjectNode named(ObjectNode node, String field, LocalizedText name, String others) {
        node.put(field, name.in("sw"));
        String other = other(name);
        if (other != null) {
            node.putArray(others).addObject().put("name", other).put("note", "en");
        }
        return node;
    }

    /** The English name, where it stands beside a Swahili one. */
    private static @Nullable String other(LocalizedText text) {
        return text.en() == null || text.in("sw").equals(text.en()) ? null : text.en();
    }

    private static void source(ObjectNode node, String instrumentId) {
        node.putArray("sources").addObject().put("url", "urn:uteuzi:instrument:" + instrumentId);
    }
}
