package org.uteuzi.naive;

import java.time.LocalDate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.post.Absence;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.json.EventJson;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** Reads the answer of {@code GET /api/institutions/{id}/structure} in the form in which the naive fold gives its own. */
public final class AnsweredStructure {

    private AnsweredStructure() {}

    public static NaiveStructure read(String answer) {
        return read(EventJson.mapper().readTree(answer));
    }

    public static NaiveStructure read(JsonNode json) {
        var institutionId = json.path("basis").path("institution").asString();
        return new NaiveStructure(
                institution(json.get("institution")),
                all(json.get("units")).map(unit -> unit(unit, institutionId)).toList(),
                all(json.get("posts")).map(AnsweredStructure::post).toList());
    }

    private static @Nullable NaiveInstitution institution(JsonNode json) {
        return json.isNull()
                ? null
                : new NaiveInstitution(
                        json.get("id").asString(),
                        text(json.get("name")),
                        as(json.get("legalBasis"), LegalBasis.class));
    }

    private static NaiveUnit unit(JsonNode json, String institutionId) {
        var mandate = json.get("mandate");
        return new NaiveUnit(
                json.get("id").asString(),
                institutionId,
                UnitKind.valueOf(json.get("kind").asString()),
                text(json.get("name")),
                as(json.get("parentId"), String.class),
                mandate.isNull()
                        ? null
                        : new NaiveMandate(
                                text(mandate.get("text")),
                                all(mandate.get("functions"))
                                        .map(AnsweredStructure::text)
                                        .toList(),
                                new PartialDate(mandate.get("effectiveFrom").asString()),
                                mandate.get("factId").asString()));
    }

    private static NaivePost post(JsonNode json) {
        return new NaivePost(
                json.get("id").asString(),
                json.get("unitId").asString(),
                text(json.get("title")),
                as(json.get("reportsTo"), String.class),
                as(json.get("headsUnit"), Boolean.class),
                as(json.get("seats"), Integer.class),
                as(json.get("terms"), Terms.class),
                as(json.get("vacantSeats"), Integer.class),
                all(json.get("vacancies"))
                        .map(vacancy -> LocalDate.parse(vacancy.get("since").asString()))
                        .toList(),
                all(json.get("holders")).map(AnsweredStructure::holder).toList());
    }

    private static NaiveHolder holder(JsonNode json) {
        var until = as(json.get("until"), PartialDate.class);
        var because = as(json.get("endBecause"), NaiveHolder.EndBecause.class);
        return new NaiveHolder(
                json.get("appointmentId").asString(),
                as(json.get("personId"), String.class),
                as(json.get("name"), String.class),
                Capacity.valueOf(json.get("capacity").asString()),
                new PartialDate(json.get("from").asString()),
                until == null ? null : until.first(),
                because == NaiveHolder.EndBecause.FACT || because == NaiveHolder.EndBecause.DISSOLUTION ? until : null,
                because,
                as(json.get("termEndsOn"), PartialDate.class),
                NaiveHolder.State.valueOf(json.get("state").asString()),
                json.get("certain").asBoolean(),
                json.get("factId").asString(),
                absence(json.get("absent")),
                NaiveDuty.NOTHING_TOLD,
                as(json.get("through"), NaiveHolder.Through.class));
    }

    private static @Nullable NaiveAbsence absence(JsonNode json) {
        return json.isNull()
                ? null
                : new NaiveAbsence(
                        Absence.valueOf(json.get("absence").asString()),
                        new PartialDate(json.get("from").asString()),
                        as(json.get("until"), PartialDate.class));
    }

    private static LocalizedText text(JsonNode json) {
        return as(json, LocalizedText.class);
    }

    private static <T> @Nullable T as(JsonNode json, Class<T> type) {
        return json.isNull() ? null : EventJson.mapper().treeToValue(json, type);
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
