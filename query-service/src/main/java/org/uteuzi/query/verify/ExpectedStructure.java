package org.uteuzi.query.verify;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Fact;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.institution.OfficeEstablished;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.json.EventJson;
import org.uteuzi.naive.NaiveAbsence;
import org.uteuzi.naive.NaiveBelief;
import org.uteuzi.naive.NaiveEntry;
import org.uteuzi.naive.NaiveHolder;
import org.uteuzi.naive.NaiveInstitution;
import org.uteuzi.naive.NaiveKnown;
import org.uteuzi.naive.NaiveMandate;
import org.uteuzi.naive.NaiveOffice;
import org.uteuzi.naive.NaivePost;
import org.uteuzi.naive.NaiveStructure;
import org.uteuzi.naive.NaiveUnit;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the naive fold believes in the words of {@code GET /api/institutions/{id}/structure}. */
public final class ExpectedStructure {

    private final NaiveKnown known;
    private final List<NaiveEntry> entries;
    private final LocalDate on;

    /** @param entries all up to the known point */
    public ExpectedStructure(NaiveKnown known, List<NaiveEntry> entries, LocalDate on) {
        this.known = known;
        this.entries = entries;
        this.on = on;
    }

    public ObjectNode of(String institutionId) {
        NaiveStructure structure = known.structure(institutionId, on);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode units = JsonNodeFactory.instance.arrayNode();
        ArrayNode posts = JsonNodeFactory.instance.arrayNode();
        structure.units().forEach(unit -> units.add(unit(unit, structure.posts(), institutionId)));
        structure.posts().forEach(post -> posts.add(post(post, institutionId)));
        answer.set("institution", structure.institution() == null ? null : institution(structure.institution()));
        answer.set("units", units);
        answer.set("posts", posts);
        answer.set("offices", offices(structure.posts()));
        return answer;
    }

    /**
     * An answer without what the naive fold does not say: what it rests on, whose end made a seat vacant, whether it was
     * imported, and what the law finds wrong.
     */
    public static ObjectNode comparable(ObjectNode answer) {
        ObjectNode comparable = answer.deepCopy();
        comparable.remove("basis");
        for (JsonNode post : comparable.get("posts")) {
            ArrayNode since = JsonNodeFactory.instance.arrayNode();
            post.get("vacancies").forEach(vacancy -> since.add(vacancy.get("since")));
            ((ObjectNode) post).set("vacancies", since);
            post.get("holders").forEach(holder -> ((ObjectNode) holder).remove(List.of("findings", "imported")));
        }
        return comparable;
    }

    private ObjectNode institution(NaiveInstitution institution) {
        InstitutionEstablished fact = known.belief().all(InstitutionEstablished.class).stream()
                .filter(established -> established.institutionId().equals(institution.id()))
                .findFirst()
                .orElseThrow();
        return object("id", institution.id())
                .setAll(object("name", institution.name()))
                .setAll(object("legalBasis", institution.legalBasis()))
                .setAll(object("from", fact.effectiveFrom()))
                .setAll(object("timeZone", fact.timeZone()));
    }

    private ObjectNode unit(NaiveUnit unit, List<NaivePost> posts, String institutionId) {
        PartialDate from = known.belief().all(UnitEstablished.class).stream()
                .filter(established -> established.unitId().equals(unit.id()))
                .findFirst()
                .orElseThrow()
                .effectiveFrom();
        String head = posts.stream()
                .filter(post -> post.unitId().equals(unit.id()) && Boolean.TRUE.equals(post.headsUnit()))
                .map(NaivePost::id)
                .min(Comparator.naturalOrder())
                .orElse(null);
        ObjectNode node = object("id", unit.id());
        node.set("kind", json(unit.kind()));
        node.set("name", json(unit.name()));
        node.set("parentId", json(unit.parentId()));
        node.set("mandate", unit.mandate() == null ? null : mandate(unit.mandate(), institutionId));
        node.set("headPostId", json(head));
        node.set("from", json(from));
        node.set("certain", json(isCertain(from)));
        return node;
    }

    private ObjectNode mandate(NaiveMandate mandate, String institutionId) {
        MandateSet fact = (MandateSet) fact(mandate.factId());
        ObjectNode node = object("text", mandate.text());
        node.set("functions", json(mandate.functions()));
        node.set("legalBasis", json(fact.legalBasis()));
        node.set("effectiveFrom", json(mandate.effectiveFrom()));
        node.set("factId", json(mandate.factId()));
        node.set("instrumentId", json(instrumentThatStates(mandate.factId())));
        node.set("continuedBy", continuedBy(institutionId, "mandate:" + mandate.factId()));
        return node;
    }

    private ArrayNode continuedBy(String institutionId, String reference) {
        ArrayNode laws = JsonNodeFactory.instance.arrayNode();
        known.continuations(institutionId, reference, on)
                .forEach(law -> laws.add(object("legalBasis", law.legalBasis())
                        .setAll(object("section", law.section()))
                        .setAll(object("factId", law.factId()))
                        .setAll(object("instrumentId", instrumentThatStates(law.factId())))));
        return laws;
    }

    private ObjectNode post(NaivePost post, String institutionId) {
        PartialDate from = known.belief().all(PostEstablished.class).stream()
                .filter(established -> established.postId().equals(post.id()))
                .findFirst()
                .orElseThrow()
                .effectiveFrom();
        ObjectNode node = object("id", post.id());
        node.set("unitId", json(post.unitId()));
        node.set("title", json(post.title()));
        node.set("reportsTo", json(post.reportsTo()));
        node.set("headsUnit", json(post.headsUnit()));
        node.set("seats", json(post.seats()));
        node.set("vacantSeats", json(post.vacantSeats()));
        node.set("vacancies", json(post.vacantSince()));
        node.set("terms", json(post.terms()));
        node.set("from", json(from));
        node.set("certain", json(isCertain(from)));
        ArrayNode holders = JsonNodeFactory.instance.arrayNode();
        List<String> acting = post.holders().stream()
                .filter(holder -> holder.capacity() == Capacity.ACTING)
                .map(NaiveHolder::appointmentId)
                .toList();
        post.holders()
                .forEach(holder -> holders.add(holder(holder, acting)
                        .set("continuedBy", continuedBy(institutionId, "appointment:" + holder.appointmentId()))));
        node.set("continuedBy", continuedBy(institutionId, "post:" + post.id()));
        node.set("holders", holders);
        return node;
    }

    private ObjectNode holder(NaiveHolder holder, List<String> acting) {
        String until = holder.untilAsWritten() != null
                ? holder.untilAsWritten().text()
                : holder.until() == null ? null : holder.until().toString();
        LocalDate dayBefore = holder.until() == null ? null : holder.until().minusDays(1);
        HolderAppointed fact = (HolderAppointed) fact(holder.factId());
        ObjectNode node = object("appointmentId", holder.appointmentId());
        node.set("personId", json(holder.personId()));
        node.set("name", json(holder.name()));
        if (holder.personId() != null && known.isErased(holder.personId())) {
            node.put("erased", true);
        }
        node.set("capacity", json(holder.capacity()));
        node.set("appointedBy", json(fact.appointedBy()));
        node.set("from", json(holder.from()));
        node.set("until", json(until));
        node.set(
                "lastDay", json(until == null ? null : String.valueOf(dayBefore).substring(0, until.length())));
        node.set("endBecause", json(holder.endBecause()));
        node.set("termEndsOn", json(holder.termEndsOn()));
        node.set("state", json(holder.state()));
        node.set("absent", absent(holder, acting));
        node.set("through", json(holder.through()));
        node.set("certain", json(holder.certain()));
        node.set(
                "precision",
                json(
                        switch (holder.from().text().length()) {
                            case 4 -> "YEAR";
                            case 7 -> "MONTH";
                            default -> "DAY";
                        }));
        node.set("factId", json(holder.factId()));
        node.set("instrumentId", json(instrumentThatStates(holder.factId())));
        return node;
    }

    private static @Nullable JsonNode absent(NaiveHolder holder, List<String> acting) {
        NaiveAbsence absence = holder.absence();
        if (absence == null) {
            return null;
        }
        PartialDate until = absence.until();
        ObjectNode node = object("absence", absence.absence());
        node.set("from", json(absence.from()));
        node.set("until", json(until));
        node.set(
                "lastDay",
                json(
                        until == null
                                ? null
                                : until.first()
                                        .minusDays(1)
                                        .toString()
                                        .substring(0, until.text().length())));
        node.set("actedBy", json(acting));
        return node;
    }

    private ArrayNode offices(List<NaivePost> posts) {
        Set<String> named = new TreeSet<>();
        for (NaivePost post : posts) {
            named.add(String.valueOf(post.terms().appointingAuthority()));
            post.holders()
                    .forEach(holder ->
                            named.add(String.valueOf(((HolderAppointed) fact(holder.factId())).appointedBy())));
        }
        ArrayNode offices = JsonNodeFactory.instance.arrayNode();
        known.belief().all(OfficeEstablished.class).stream()
                .filter(office -> named.contains("office:" + office.officeId()))
                .map(office -> known.office(office.officeId(), on))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(NaiveOffice::id))
                .forEach(office -> {
                    ObjectNode node = object("id", office.id());
                    node.set("name", json(office.name()));
                    node.set("jurisdiction", json(office.jurisdiction()));
                    offices.add(node);
                });
        return offices;
    }

    private Fact fact(String factId) {
        return known.belief().fact(factId).map(NaiveBelief.Believed::fact).orElseThrow();
    }

    /** The instrument of the last statement of a fact that stands. */
    private String instrumentThatStates(String factId) {
        return entries.stream()
                .filter(entry -> entry.event() instanceof Fact fact
                        && (fact.factId().equals(factId)
                                || fact.corrects() != null
                                        && fact.corrects().factId().equals(factId))
                        && !known.belief().isWithdrawn(fact.factId()))
                .max(Comparator.comparingLong(NaiveEntry::number))
                .map(NaiveEntry::instrumentId)
                .orElseThrow();
    }

    private boolean isCertain(PartialDate from) {
        return from.text().length() == 10 || on.isBefore(from.first()) || on.isAfter(from.last());
    }

    private static ObjectNode object(String name, @Nullable Object value) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set(name, json(value));
        return node;
    }

    private static JsonNode json(@Nullable Object value) {
        return value == null
                ? JsonNodeFactory.instance.nullNode()
                : EventJson.mapper().<JsonNode>valueToTree(value);
    }
}
