package org.uteuzi.query.export;

import org.jspecify.annotations.Nullable;
import org.uteuzi.json.EventJson;
import org.uteuzi.query.structure.StructureAnswer;
import org.uteuzi.query.structure.UnitPlaces;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A structure in the W3C Organization Ontology, as JSON-LD with a context of its own, so that nothing has to be fetched to
 * read it. Partial dates are typed as what they are.
 */
final class OrgJsonLd {

    static final String MEDIA_TYPE = "application/ld+json";

    private static final String URN = "urn:uteuzi:";

    private final ArrayNode graph;

    private OrgJsonLd(ArrayNode graph) {
        this.graph = graph;
    }

    static ObjectNode of(StructureAnswer answer) {
        ObjectNode document = EventJson.mapper().createObjectNode();
        document.putObject("@context")
                .put("org", "http://www.w3.org/ns/org#")
                .put("skos", "http://www.w3.org/2004/02/skos/core#")
                .put("foaf", "http://xmlns.com/foaf/0.1/")
                .put("time", "http://www.w3.org/2006/time#")
                .put("dct", "http://purl.org/dc/terms/")
                .put("xsd", "http://www.w3.org/2001/XMLSchema#");
        OrgJsonLd writer = new OrgJsonLd(document.putArray("@graph"));
        Structure.Institution institution = answer.institution();
        if (institution != null) {
            writer.institution(institution);
            answer.units().forEach(unit -> writer.unit(unit, institution.id()));
            answer.posts().forEach(writer::post);
        }
        return document;
    }

    private void institution(Structure.Institution institution) {
        ObjectNode node = thing("institution", institution.id(), "org:FormalOrganization");
        texts(node, "skos:prefLabel", institution.name());
        date(node, "dct:created", institution.from());
    }

    private void unit(Structure.Unit unit, String institutionId) {
        ObjectNode node = thing("unit", unit.id(), "org:OrganizationalUnit");
        texts(node, "skos:prefLabel", unit.name());
        refer(node, "org:unitOf", unit.parentId() == null ? "institution:" + institutionId : "unit:" + unit.parentId());
        node.put("org:classification", unit.kind().name());
        date(node, "dct:created", unit.from());
        if (unit.mandate() != null) {
            texts(node, "dct:description", unit.mandate().text());
        }
    }

    private void post(Structure.Post post) {
        ObjectNode node = thing("post", post.id(), "org:Post");
        texts(node, "skos:prefLabel", post.title());
        refer(node, "org:postIn", "unit:" + post.unitId());
        if (post.reportsTo() != null) {
            refer(node, "org:reportsTo", "post:" + UnitPlaces.withoutKind(post.reportsTo()));
        }
        ArrayNode heldBy = EventJson.mapper().createArrayNode();
        for (Structure.Holder holder : post.holders()) {
            if (holder.personId() != null) {
                heldBy.addObject().put("@id", URN + "person:" + holder.personId());
                person(holder.personId(), holder.name());
                membership(post, holder, holder.personId());
            }
        }
        if (!heldBy.isEmpty()) {
            node.set("org:heldBy", heldBy);
        }
    }

    private void person(String id, @Nullable String name) {
        ObjectNode node = thing("person", id, "foaf:Person");
        if (name != null) {
            node.put("foaf:name", name);
        }
    }

    private void membership(Structure.Post post, Structure.Holder holder, String personId) {
        ObjectNode node = thing("appointment", holder.appointmentId(), "org:Membership");
        refer(node, "org:member", "person:" + personId);
        refer(node, "org:organization", "unit:" + post.unitId());
        refer(node, "dct:source", "instrument:" + holder.instrumentId());
        node.put("dct:type", holder.capacity().name());
        ObjectNode interval = node.putObject("org:memberDuring").put("@type", "time:Interval");
        instant(interval, "time:hasBeginning", holder.from());
        if (holder.lastDay() != null) {
            instant(interval, "time:hasEnd", holder.lastDay());
        }
    }

    private static void instant(ObjectNode interval, String field, PartialDate date) {
        String property = switch (date.precision()) {
            case YEAR -> "time:inXSDgYear";
            case MONTH -> "time:inXSDgYearMonth";
            case DAY -> "time:inXSDDate";
        };
        date(interval.putObject(field).put("@type", "time:Instant"), property, date);
    }

    private static void date(ObjectNode node, String field, PartialDate date) {
        String type = switch (date.precision()) {
            case YEAR -> "xsd:gYear";
            case MONTH -> "xsd:gYearMonth";
            case DAY -> "xsd:date";
        };
        node.putObject(field).put("@value", date.text()).put("@type", type);
    }

    private static void texts(ObjectNode node, String field, LocalizedText text) {
        ArrayNode values = node.putArray(field);
        text(values, "sw", text.sw());
        text(values, "en", text.en());
    }

    private static void text(ArrayNode values, String language, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            values.addObject().put("@value", text).put("@language", language);
        }
    }

    private static void refer(ObjectNode node, String field, String reference) {
        node.putObject(field).put("@id", URN + reference);
    }

    private ObjectNode thing(String kind, String id, String type) {
        return graph.addObject().put("@id", URN + kind + ":" + id).put("@type", type);
    }
}
