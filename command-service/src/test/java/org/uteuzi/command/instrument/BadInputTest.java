package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.TestDatabase;
import org.uteuzi.testing.TestIssuer;
import tools.jackson.databind.JsonNode;

/** Whatever is sent, the answer says what is wrong with it, in both languages, and nothing is recorded. */
class BadInputTest {

    private static final String PERSON = "{\"type\":\"registerPerson\",\"personId\":\"bad-x\",\"name\":\"Mfano\"}";
    private static final String APPOINT =
            "{\"type\":\"appoint\",\"appointmentId\":\"a\",\"postId\":\"p\",\"personId\":\"x\","
                    + "\"capacity\":\"SUBSTANTIVE\",\"effectiveFrom\":\"2020\"}";
    private static final String ABSENT =
            "{\"type\":\"recordAbsence\",\"appointmentId\":\"a\",\"absence\":\"LEAVE\",\"effectiveFrom\":\"2020\"}";
    private static final String END =
            "{\"type\":\"endAppointment\",\"appointmentId\":\"a\",\"lastDay\":\"2020\",\"reason\":\"RESIGNED\"}";
    private static final String POST =
            "{\"type\":\"establishPost\",\"postId\":\"p\",\"unitId\":\"u\",\"title\":{\"sw\":\"x\"},\"effectiveFrom\":\"2020\"}";
    private static final String CORRECT =
            "{\"type\":\"correct\",\"factId\":\"f\",\"with\":{\"seats\":1},\"reason\":\"x\"}";

    private static Door door;

    /** Of its own: all that the register holds is looked at before and after each request, so there should be little of it. */
    @BeforeAll
    static void open() {
        door = Door.open(TestDatabase.create());
    }

    @AfterAll
    static void close() {
        door.close();
    }

    /** The body, the status and code of the whole, the code of its first problem and the place of that. */
    static Stream<Arguments> bodies() {
        return Stream.of(
                // not JSON
                row("nothing", "", 400, "MALFORMED", "NOT_JSON", null),
                row("blanks", "  ", 400, "MALFORMED", "NOT_JSON", null),
                row("cut off", "{\"kind\": \"OTHER\", \"effects\": [", 400, "MALFORMED", "NOT_JSON", null),
                row("cut off in a text", "{\"kind\": \"OTH", 400, "MALFORMED", "NOT_JSON", null),
                row("more after the end", instrument(PERSON) + " {}", 400, "MALFORMED", "NOT_JSON", null),
                row("a comment", "/* x */ " + instrument(PERSON), 400, "MALFORMED", "NOT_JSON", null),
                row("a member twice", with("kind", "\"ACT\", \"kind\": \"ACT\""), 400, "MALFORMED", "NOT_JSON", null),
                row(
                        "a member of an effect twice",
                        instrument(PERSON.replace("}", ",\"name\":\"y\"}")),
                        400,
                        "MALFORMED",
                        "NOT_JSON",
                        null),
                row(
                        "a thousand levels",
                        with("title", "[".repeat(1000) + "]".repeat(1000)),
                        400,
                        "MALFORMED",
                        "NOT_JSON",
                        null),
                row(
                        "a number of a thousand digits",
                        with("year", "1".repeat(1001)),
                        400,
                        "MALFORMED",
                        "NOT_JSON",
                        null),
                row("NaN", with("year", "NaN"), 400, "MALFORMED", "NOT_JSON", null),
                // not an instrument
                row("an array", "[]", 400, "MALFORMED", "MALFORMED_VALUE", ""),
                row("a text", "\"instrument\"", 400, "MALFORMED", "MALFORMED_VALUE", ""),
                row("a number", "1", 400, "MALFORMED", "MALFORMED_VALUE", ""),
                row("null", "null", 400, "MALFORMED", "MALFORMED_VALUE", ""),
                row("an empty object", "{}", 400, "MALFORMED", "FIELD_REQUIRED", "effects"),
                row("an unknown member", with("colour", "\"red\""), 400, "UNKNOWN_FIELD", "UNKNOWN_FIELD", "colour"),
                row("an unknown null", with("colour", "null"), 400, "UNKNOWN_FIELD", "UNKNOWN_FIELD", "colour"),
                row(
                        "imported history",
                        with("sourceRecordedAt", "\"2020-01-01T00:00:00Z\""),
                        400,
                        "UNKNOWN_FIELD",
                        "UNKNOWN_FIELD",
                        "sourceRecordedAt"),
                row("a kind that is not", with("kind", "\"DECREE\""), 400, "MALFORMED", "MALFORMED_VALUE", "kind"),
                row("a kind by number", with("kind", "0"), 400, "MALFORMED", "MALFORMED_VALUE", "kind"),
                row("no kind", with("kind", "null"), 400, "MALFORMED", "FIELD_REQUIRED", "kind"),
                row("an empty kind", with("kind", "\"\""), 400, "MALFORMED", "MALFORMED_VALUE", "kind"),
                row(
                        "a jurisdiction by number",
                        with("jurisdiction", "255"),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "jurisdiction"),
                row(
                        "an empty jurisdiction",
                        with("jurisdiction", "\"\""),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "jurisdiction"),
                row("a long number", with("number", text(401)), 400, "MALFORMED", "TEXT_TOO_LONG", "number"),
                row("a year in quotes", with("year", "\"2019\""), 400, "MALFORMED", "MALFORMED_VALUE", "year"),
                row("a year and a half", with("year", "2019.5"), 400, "MALFORMED", "MALFORMED_VALUE", "year"),
                row(
                        "a year of eleven digits",
                        with("year", "20190000000"),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "year"),
                row("the year 1e400", with("year", "1e400"), 400, "MALFORMED", null, null),
                row("the year 0", with("year", "0"), 400, "MALFORMED", "NUMBER_OUT_OF_RANGE", "year"),
                row("the year 10000", with("year", "10000"), 400, "MALFORMED", "NUMBER_OUT_OF_RANGE", "year"),
                row("a true year", with("year", "true"), 400, "MALFORMED", "MALFORMED_VALUE", "year"),
                row(
                        "a title in no language",
                        with("title", "{\"sw\": \"\", \"en\": null}"),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "title"),
                row(
                        "a title in French",
                        with("title", "{\"sw\": \"Sheria\", \"fr\": \"Loi\"}"),
                        400,
                        "UNKNOWN_FIELD",
                        "UNKNOWN_FIELD",
                        "title.fr"),
                row(
                        "a title that is a text",
                        with("title", "\"Sheria\""),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "title"),
                row(
                        "a title that is a number",
                        with("title", "{\"sw\": 1}"),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "title.sw"),
                row("no title", with("title", "null"), 400, "MALFORMED", "FIELD_REQUIRED", "title"),
                row("U+0000", with("issuer", "\"a\\u0000b\""), 400, "MALFORMED", "TEXT_NOT_STORABLE", "issuer"),
                row(
                        "half a surrogate pair",
                        with("issuer", "\"\\ud83d\""),
                        400,
                        "MALFORMED",
                        "TEXT_NOT_STORABLE",
                        "issuer"),
                row(
                        "a surrogate pair turned round",
                        with("issuer", "\"\\ude00\\ud83d\""),
                        400,
                        "MALFORMED",
                        "TEXT_NOT_STORABLE",
                        "issuer"),
                row(
                        "U+0000 in a name of a member",
                        with("a\\u0000b", "1"),
                        400,
                        "MALFORMED",
                        "TEXT_NOT_STORABLE",
                        null),
                row(
                        "a list that is a text",
                        with("amends", "\"act-1\""),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "amends"),
                row("a list with null", with("amends", "[null]"), 400, "MALFORMED", "FIELD_REQUIRED", "amends[0]"),
                row(
                        "a document of no hash",
                        with("documents", "[{\"name\":\"a\",\"mediaType\":\"b\",\"sha256\":\"00\"}]"),
                        400,
                        "MALFORMED",
                        "HASH_MALFORMED",
                        "documents[0].sha256"),
                row("a null document", with("documents", "[null]"), 400, "MALFORMED", "FIELD_REQUIRED", "documents[0]"),
                row(
                        "an acknowledgement without reason",
                        with("acknowledge", "[{\"code\":\"X\",\"reason\":\" \"}]"),
                        400,
                        "MALFORMED",
                        "REASON_REQUIRED",
                        "acknowledge[0].reason"),
                // ids
                row(
                        "an id of 65 characters",
                        with("instrumentId", "\"" + "a".repeat(65) + "\""),
                        400,
                        "MALFORMED",
                        "IDENTIFIER_MALFORMED",
                        "instrumentId"),
                row(
                        "an id in capitals",
                        with("instrumentId", "\"ACT-12\""),
                        400,
                        "MALFORMED",
                        "IDENTIFIER_MALFORMED",
                        "instrumentId"),
                row(
                        "an empty id",
                        with("instrumentId", "\"\""),
                        400,
                        "MALFORMED",
                        "IDENTIFIER_MALFORMED",
                        "instrumentId"),
                row(
                        "an id with a slash",
                        with("instrumentId", "\"a/../b\""),
                        400,
                        "MALFORMED",
                        "IDENTIFIER_MALFORMED",
                        "instrumentId"),
                row(
                        "an id with a line end",
                        with("instrumentId", "\"a\\n\""),
                        400,
                        "MALFORMED",
                        "IDENTIFIER_MALFORMED",
                        "instrumentId"),
                row(
                        "an id in Arabic digits",
                        with("instrumentId", "\"١٢\""),
                        400,
                        "MALFORMED",
                        "IDENTIFIER_MALFORMED",
                        "instrumentId"),
                row("an id by number", with("instrumentId", "12"), 400, "MALFORMED", "MALFORMED_VALUE", "instrumentId"),
                row(
                        "an id that is an object",
                        with("instrumentId", "{}"),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "instrumentId"),
                row(
                        "no personId",
                        instrument(APPOINT.replace("\"x\"", "null")),
                        400,
                        "MALFORMED",
                        "APPOINTEE_NOT_STATED",
                        "effects[0]"),
                row(
                        "a person beside the post that says who it is",
                        instrument(APPOINT.replace("SUBSTANTIVE", "EX_OFFICIO")
                                .replace("}", ",\"exOfficio\":\"post:q\"}")),
                        400,
                        "MALFORMED",
                        "APPOINTEE_NOT_STATED",
                        "effects[0]"),
                row(
                        "ex officio in another capacity",
                        instrument(APPOINT.replace("\"personId\":\"x\"", "\"exOfficio\":\"post:q\"")),
                        400,
                        "MALFORMED",
                        "APPOINTEE_NOT_STATED",
                        "effects[0]"),
                row(
                        "ex officio of a person",
                        instrument(APPOINT.replace("\"personId\":\"x\"", "\"exOfficio\":\"person:q\"")
                                .replace("SUBSTANTIVE", "EX_OFFICIO")),
                        400,
                        "MALFORMED",
                        "AUTHORITY_MALFORMED",
                        "effects[0].exOfficio"),
                row(
                        "an abolition of no day",
                        instrument("{\"type\":\"abolishPost\",\"postId\":\"p\"}"),
                        400,
                        "MALFORMED",
                        "LAST_DAY_OR_UNTIL",
                        "effects[0]"),
                row(
                        "an abolition of two days",
                        instrument(
                                "{\"type\":\"abolishPost\",\"postId\":\"p\",\"lastDay\":\"2020\",\"effectiveFrom\":\"2021\"}"),
                        400,
                        "MALFORMED",
                        "LAST_DAY_OR_UNTIL",
                        "effects[0]"),
                row(
                        "an abolition on the first day of the calendar",
                        instrument("{\"type\":\"abolishPost\",\"postId\":\"p\",\"effectiveFrom\":\"0001\"}"),
                        400,
                        "DATE_NOT_EXISTING",
                        "DATE_NOT_EXISTING",
                        "effects[0]"),
                row(
                        "an abolition of an unknown post",
                        instrument("{\"type\":\"abolishPost\",\"postId\":\"nowhere\",\"lastDay\":\"2020\"}"),
                        422,
                        "RULES_REFUSED",
                        "IDENTIFIER_NOT_KNOWN",
                        null),
                row(
                        "a changed term without an end",
                        instrument("{\"type\":\"changeTerm\",\"appointmentId\":\"a\",\"effectiveFrom\":\"2020\"}"),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].termEndsOn"),
                row(
                        "a changed term of an unknown appointment",
                        instrument(
                                "{\"type\":\"changeTerm\",\"appointmentId\":\"nobody\",\"termEndsOn\":\"2022\",\"effectiveFrom\":\"2020\"}"),
                        422,
                        "RULES_REFUSED",
                        "IDENTIFIER_NOT_KNOWN",
                        null),
                row(
                        "an absence that says why",
                        instrument(ABSENT.replace("LEAVE", "SICK")),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].absence"),
                row(
                        "an absence of no kind",
                        instrument(ABSENT.replace("\"LEAVE\"", "null")),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].absence"),
                row(
                        "an absence with two ends",
                        instrument(ABSENT.replace("}", ",\"lastDay\":\"2021\",\"until\":\"2022\"}")),
                        400,
                        "MALFORMED",
                        "LAST_DAY_OR_UNTIL",
                        "effects[0]"),
                row(
                        "an absence to the end of the calendar",
                        instrument(ABSENT.replace("}", ",\"lastDay\":\"9999\"}")),
                        400,
                        "DATE_NOT_EXISTING",
                        "DATE_NOT_EXISTING",
                        "effects[0]"),
                row(
                        "a duty without a day",
                        instrument("{\"type\":\"noteDuty\",\"appointmentId\":\"a\"}"),
                        400,
                        "MALFORMED",
                        "DUTY_WITHOUT_A_DAY",
                        "effects[0]"),
                row(
                        "a duty on a day that does not exist",
                        instrument("{\"type\":\"noteDuty\",\"appointmentId\":\"a\",\"swornOn\":\"2021-02-29\"}"),
                        400,
                        "DATE_NOT_EXISTING",
                        "DATE_NOT_EXISTING",
                        "effects[0].swornOn"),
                row(
                        "a factId by number",
                        instrument(PERSON.replace("}", ",\"factId\":7}")),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].factId"),
                // effects
                row("no effects", with("effects", "null"), 400, "MALFORMED", "FIELD_REQUIRED", "effects"),
                row("effects of none", with("effects", "[]"), 400, "MALFORMED", "FIELD_REQUIRED", "effects"),
                row(
                        "effects that are an object",
                        with("effects", PERSON),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects"),
                row("a null effect", instrument(PERSON + ",null"), 400, "MALFORMED", "FIELD_REQUIRED", "effects[1]"),
                row(
                        "an effect that is a text",
                        instrument("\"registerPerson\""),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].type"),
                row(
                        "an effect without type",
                        instrument(PERSON + ",{}"),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[1].type"),
                row(
                        "an effect of null type",
                        instrument("{\"type\":null}"),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].type"),
                row(
                        "an effect of no known type",
                        instrument("{\"type\":\"abolishEverything\"}"),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].type"),
                row(
                        "an effect of a numbered type",
                        instrument("{\"type\":7}"),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].type"),
                row(
                        "a class for a type",
                        instrument("{\"type\":\"org.uteuzi.command.post.Appoint\"}"),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].type"),
                row(
                        "an unknown member of an effect",
                        instrument(PERSON.replace("}", ",\"salary\":1}")),
                        400,
                        "UNKNOWN_FIELD",
                        "UNKNOWN_FIELD",
                        "effects[0].salary"),
                row(
                        "what the software adds itself",
                        instrument(PERSON.replace("}", ",\"thing\":\"person:y\"}")),
                        400,
                        "UNKNOWN_FIELD",
                        "UNKNOWN_FIELD",
                        "effects[0].thing"),
                // what becomes of things
                row(
                        "a lapse at the door",
                        instrument("{\"type\":\"lapseMandate\",\"mandate\":\"m\"}"),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].type"),
                row(
                        "particulars at the door",
                        instrument("{\"type\":\"stateParticulars\",\"instrumentId\":\"b\"}"),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].type"),
                row(
                        "a long name of a unit",
                        instrument(
                                "{\"type\":\"renameUnit\",\"unitId\":\"u\",\"effectiveFrom\":\"2020\",\"name\":{\"sw\":\""
                                        + "x".repeat(401) + "\"}}"),
                        400,
                        "MALFORMED",
                        "TEXT_TOO_LONG",
                        "effects[0].name"),
                row(
                        "a long number of a law",
                        instrument(
                                "{\"type\":\"establishOffice\",\"officeId\":\"o\",\"jurisdiction\":\"TZ\",\"name\":{\"sw\":\"x\"},\"legalBasis\":{\"number\":\""
                                        + "1".repeat(401) + "\"}}"),
                        400,
                        "MALFORMED",
                        "TEXT_TOO_LONG",
                        "effects[0].legalBasis"),
                row(
                        "an office renamed without a day",
                        instrument("{\"type\":\"renameOffice\",\"officeId\":\"o\",\"name\":{\"sw\":\"x\"}}"),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].effectiveFrom"),
                row(
                        "an institution without a new name",
                        instrument(
                                "{\"type\":\"renameInstitution\",\"institutionId\":\"i\",\"effectiveFrom\":\"2020\"}"),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].name"),
                row(
                        "a dissolution on no day",
                        instrument("{\"type\":\"dissolveUnit\",\"unitId\":\"u\"}"),
                        400,
                        "MALFORMED",
                        "LAST_DAY_OR_UNTIL",
                        "effects[0]"),
                row(
                        "a dissolution on two days",
                        instrument(
                                "{\"type\":\"dissolveInstitution\",\"institutionId\":\"i\",\"lastDay\":\"2020\",\"effectiveFrom\":\"2021\"}"),
                        400,
                        "MALFORMED",
                        "LAST_DAY_OR_UNTIL",
                        "effects[0]"),
                row(
                        "a successor of another kind",
                        instrument(
                                "{\"type\":\"dissolveUnit\",\"unitId\":\"u\",\"lastDay\":\"2020\",\"succeededBy\":[\"post:p\"]}"),
                        400,
                        "MALFORMED",
                        "BODY_MALFORMED",
                        "effects[0].succeededBy[0]"),
                row(
                        "a predecessor in words",
                        instrument(
                                "{\"type\":\"establishInstitution\",\"institutionId\":\"i\",\"name\":{\"sw\":\"x\"},\"effectiveFrom\":\"2020\",\"succeeds\":[\"the old one\"]}"),
                        400,
                        "MALFORMED",
                        "BODY_MALFORMED",
                        "effects[0].succeeds[0]"),
                row(
                        "no new law",
                        instrument(
                                "{\"type\":\"changeLegalBasis\",\"institutionId\":\"i\",\"effectiveFrom\":\"2020\"}"),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].legalBasis"),
                row(
                        "a decision about a person",
                        instrument(
                                "{\"type\":\"changeLegalBasis\",\"institutionId\":\"i\",\"effectiveFrom\":\"2020\",\"legalBasis\":{\"number\":\"1\"},\"decisions\":[{\"reference\":\"person:x\",\"outcome\":\"LAPSES\"}]}"),
                        400,
                        "MALFORMED",
                        "REFERENCE_MALFORMED",
                        "effects[0].decisions[0].reference"),
                row(
                        "a decision twice",
                        instrument(
                                "{\"type\":\"changeLegalBasis\",\"institutionId\":\"i\",\"effectiveFrom\":\"2020\",\"legalBasis\":{\"number\":\"1\"},\"decisions\":[{\"reference\":\"post:p\",\"outcome\":\"LAPSES\"},{\"reference\":\"post:p\",\"outcome\":\"CARRIES_OVER\"}]}"),
                        400,
                        "MALFORMED",
                        "DECIDED_TWICE",
                        "effects[0]"),
                row(
                        "an undecided decision",
                        instrument(
                                "{\"type\":\"changeLegalBasis\",\"institutionId\":\"i\",\"effectiveFrom\":\"2020\",\"legalBasis\":{\"number\":\"1\"},\"decisions\":[{\"reference\":\"post:p\"}]}"),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].decisions[0].outcome"),
                row(
                        "a board of nobody",
                        instrument(
                                "{\"type\":\"setComposition\",\"unitId\":\"u\",\"effectiveFrom\":\"2020\",\"minimum\":0}"),
                        400,
                        "MALFORMED",
                        "NUMBER_OUT_OF_RANGE",
                        "effects[0].minimum"),
                row(
                        "more at least than at most",
                        instrument(
                                "{\"type\":\"setComposition\",\"unitId\":\"u\",\"effectiveFrom\":\"2020\",\"minimum\":3,\"maximum\":2}"),
                        400,
                        "MALFORMED",
                        "BOUNDS_REVERSED",
                        "effects[0]"),
                row(
                        "a quota of nothing",
                        instrument(
                                "{\"type\":\"setComposition\",\"unitId\":\"u\",\"effectiveFrom\":\"2020\",\"quotas\":[{\"minimum\":3}]}"),
                        400,
                        "MALFORMED",
                        "QUOTA_INCOMPLETE",
                        "effects[0].quotas[0]"),
                row(
                        "a quota by a person",
                        instrument(
                                "{\"type\":\"setComposition\",\"unitId\":\"u\",\"effectiveFrom\":\"2020\",\"quotas\":[{\"minimum\":3,\"appointedBy\":\"person:x\"}]}"),
                        400,
                        "MALFORMED",
                        "AUTHORITY_MALFORMED",
                        "effects[0].quotas[0].appointedBy"),
                row(
                        "a person without a new name",
                        instrument(
                                "{\"type\":\"amendPerson\",\"personId\":\"x\",\"effectiveFrom\":\"2020\",\"name\":\" \"}"),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].name"),
                row(
                        "the same as nobody",
                        instrument("{\"type\":\"samePerson\",\"personId\":\"x\"}"),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].sameAs"),
                row(
                        "a document without a fingerprint",
                        instrument(
                                "{\"type\":\"addDocument\",\"instrumentId\":\"b\",\"name\":\"x.pdf\",\"mediaType\":\"application/pdf\"}"),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].sha256"),
                row(
                        "a document with half a fingerprint",
                        instrument(
                                "{\"type\":\"addDocument\",\"instrumentId\":\"b\",\"name\":\"x.pdf\",\"mediaType\":\"application/pdf\",\"sha256\":\"abc\"}"),
                        400,
                        "MALFORMED",
                        "HASH_MALFORMED",
                        "effects[0].sha256"),
                row(
                        "a blank name",
                        instrument(PERSON.replace("Mfano", " ")),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].name"),
                row(
                        "a long name",
                        instrument(PERSON.replace("\"Mfano\"", text(401))),
                        400,
                        "MALFORMED",
                        "TEXT_TOO_LONG",
                        "effects[0].name"),
                row(
                        "an authority in words",
                        instrument(APPOINT.replace("}", ",\"appointedBy\":\"the President\"}")),
                        400,
                        "MALFORMED",
                        "AUTHORITY_MALFORMED",
                        "effects[0].appointedBy"),
                row(
                        "a person as authority",
                        instrument(APPOINT.replace("}", ",\"appointedBy\":\"person:x\"}")),
                        400,
                        "MALFORMED",
                        "AUTHORITY_MALFORMED",
                        "effects[0].appointedBy"),
                row(
                        "a qualification of null",
                        instrument(APPOINT.replace("}", ",\"qualifications\":[null]}")),
                        400,
                        "MALFORMED",
                        null,
                        null),
                row(
                        "seats of none",
                        instrument(POST.replace("\"postId\"", "\"seats\":0,\"postId\"")),
                        400,
                        "MALFORMED",
                        "NUMBER_OUT_OF_RANGE",
                        "effects[0].seats"),
                row(
                        "seats in halves",
                        instrument(POST.replace("\"postId\"", "\"seats\":1.5,\"postId\"")),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].seats"),
                row(
                        "heads the unit: 1",
                        instrument(POST.replace("\"postId\"", "\"headsUnit\":1,\"postId\"")),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].headsUnit"),
                row(
                        "heads the unit: yes",
                        instrument(POST.replace("\"postId\"", "\"headsUnit\":\"true\",\"postId\"")),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].headsUnit"),
                row(
                        "a term of minus three years",
                        instrument(POST.replace("\"postId\"", "\"terms\":{\"termLength\":\"P-3Y\"},\"postId\"")),
                        400,
                        "MALFORMED",
                        "NUMBER_OUT_OF_RANGE",
                        "effects[0].terms.termLength"),
                row(
                        "a term of five hours",
                        instrument(POST.replace("\"postId\"", "\"terms\":{\"termLength\":\"PT5H\"},\"postId\"")),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].terms.termLength"),
                row(
                        "an empty term",
                        instrument(POST.replace("\"postId\"", "\"terms\":{\"termLength\":\"\"},\"postId\"")),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].terms.termLength"),
                row(
                        "a term of three",
                        instrument(POST.replace("\"postId\"", "\"terms\":{\"termLength\":3},\"postId\"")),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].terms.termLength"),
                row(
                        "amended seats of none",
                        instrument("{\"type\":\"amendPost\",\"postId\":\"p\",\"seats\":0,\"effectiveFrom\":\"2020\"}"),
                        400,
                        "MALFORMED",
                        "NUMBER_OUT_OF_RANGE",
                        "effects[0].seats"),
                row(
                        "an amended qualification of null",
                        instrument(
                                "{\"type\":\"amendPost\",\"postId\":\"p\",\"terms\":{\"qualifications\":[null]},\"effectiveFrom\":\"2020\"}"),
                        400,
                        "MALFORMED",
                        null,
                        null),
                row(
                        "amended to no title",
                        instrument(
                                "{\"type\":\"amendPost\",\"postId\":\"p\",\"title\":null,\"effectiveFrom\":\"2020\"}"),
                        422,
                        "RULES_REFUSED",
                        null,
                        null),
                row(
                        "a time zone of nowhere",
                        instrument(
                                "{\"type\":\"establishInstitution\",\"institutionId\":\"i\",\"name\":{\"sw\":\"x\"},\"timeZone\":\"Africa/Unguja\",\"effectiveFrom\":\"2020\"}"),
                        400,
                        "MALFORMED",
                        "TIME_ZONE_NOT_KNOWN",
                        "effects[0].timeZone"),
                row(
                        "two ends",
                        instrument(END.replace("}", ",\"until\":\"2020\"}")),
                        400,
                        "MALFORMED",
                        "LAST_DAY_OR_UNTIL",
                        "effects[0]"),
                row(
                        "no end",
                        instrument(END.replace("\"lastDay\":\"2020\",", "")),
                        400,
                        "MALFORMED",
                        "LAST_DAY_OR_UNTIL",
                        "effects[0]"),
                row(
                        "a correction without reason",
                        instrument(CORRECT.replace("\"reason\":\"x\"", "\"reason\":\"\"")),
                        400,
                        "MALFORMED",
                        "REASON_REQUIRED",
                        "effects[0].reason"),
                row(
                        "a correction with a text",
                        instrument(CORRECT.replace("{\"seats\":1}", "\"seats\"")),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].with"),
                row(
                        "a correction without words",
                        instrument(CORRECT.replace("{\"seats\":1}", "null")),
                        400,
                        "MALFORMED",
                        "FIELD_REQUIRED",
                        "effects[0].with"),
                row(
                        "a cause that is not",
                        instrument(CORRECT.replace("\"reason\"", "\"cause\":\"WEATHER\",\"reason\"")),
                        400,
                        "MALFORMED",
                        "MALFORMED_VALUE",
                        "effects[0].cause"),
                row(
                        "one effect too many",
                        with("effects", "[" + (PERSON + ",").repeat(20_000) + PERSON + "]"),
                        400,
                        "MALFORMED",
                        "TOO_MANY_EFFECTS",
                        "effects"),
                row(
                        "a nested thing in a patch",
                        instrument(CORRECT.replace("{\"seats\":1}", "{\"a\":".repeat(600) + "1" + "}".repeat(600))),
                        400,
                        "MALFORMED",
                        "NOT_JSON",
                        null));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void a_body_that_is_not_right_is_told_where_and_why(
            String body, int status, String code, String problem, String path) {
        Answer answer = refused(body.getBytes(StandardCharsets.UTF_8), status, code);

        JsonNode first = answer.json().get("problems").get(0);
        if (problem != null) {
            assertThat(first.get("code").asString()).as(answer.body()).isEqualTo(problem);
        }
        if (path != null) {
            assertThat(first.get("path").asString()).isEqualTo(path);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"0000\"'|DATE_NOT_EXISTING",
                "'\"0000-01-01\"'|DATE_NOT_EXISTING",
                "'\"10000\"'|DATE_NOT_EXISTING",
                "'\"-2020\"'|DATE_NOT_EXISTING",
                "'\"2021-02-29\"'|DATE_NOT_EXISTING",
                "'\"1900-02-29\"'|DATE_NOT_EXISTING",
                "'\"2021-13\"'|DATE_NOT_EXISTING",
                "'\"2021-00\"'|DATE_NOT_EXISTING",
                "'\"2021-04-31\"'|DATE_NOT_EXISTING",
                "'\"2021-4-1\"'|DATE_NOT_EXISTING",
                "'\"1/4/2021\"'|DATE_NOT_EXISTING",
                "'\"2020-03-01T00:00:00Z\"'|DATE_NOT_EXISTING",
                "'\"2020-03-01 \"'|DATE_NOT_EXISTING",
                "'\"２０２０\"'|DATE_NOT_EXISTING",
                "'\"٢٠٢٠\"'|DATE_NOT_EXISTING",
                "'\"\"'|DATE_NOT_EXISTING",
                "'[2020,3,1]'|MALFORMED_VALUE",
                "2020|MALFORMED_VALUE",
                "18000.5|MALFORMED_VALUE",
                "true|MALFORMED_VALUE",
                "'{\"text\":\"2020\"}'|MALFORMED_VALUE",
                "null|FIELD_REQUIRED"
            })
    void a_date_that_is_none_is_told(String date, String problem) {
        Answer answer = refused(
                instrument(APPOINT.replace("\"2020\"", date)).getBytes(StandardCharsets.UTF_8),
                400,
                problem.equals("DATE_NOT_EXISTING") ? problem : "MALFORMED");

        assertThat(answer.problems()).containsExactly(problem + " 0");
        assertThat(answer.json().at("/problems/0/path").asString()).isEqualTo("effects[0].effectiveFrom");
    }

    @ParameterizedTest
    @CsvSource({"0001,201", "0001-01-01,201", "9999,201", "9999-12-31,201", "2020-02-29,201", "2000-02-29,201"})
    void a_date_at_the_edge_is_a_date(String date, int status) {
        Papers papers = new Papers(door);
        Answer answer = papers.send(
                "{type: 'establishInstitution', institutionId: '~i', name: {sw: 'x'}, effectiveFrom: '" + date + "'}",
                "{type: 'establishUnit', unitId: '~u', institutionId: '~i', kind: 'UNIT', name: {sw: 'x'}, effectiveFrom: '"
                        + date + "'}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"lastDay,9999", "lastDay,9999-12", "lastDay,9999-12-31", "until,0001", "until,0001-01-01"})
    void an_end_whose_other_side_is_no_date_is_told(String field, String date) {
        Answer answer = refused(
                instrument(END.replace("\"lastDay\":\"2020\"", "\"%s\":\"%s\"".formatted(field, date)))
                        .getBytes(StandardCharsets.UTF_8),
                400,
                "DATE_NOT_EXISTING");

        assertThat(answer.problems()).containsExactly("DATE_NOT_EXISTING 0");
    }

    @ParameterizedTest
    @CsvSource({"lastDay,9999", "until,0001"})
    void a_correction_to_such_an_end_is_told(String field, String date) {
        Papers papers = new Papers(door);
        papers.record(Papers.SMALL_INSTITUTION);
        papers.record(
                Papers.appoint("~a", "~p", "~x", "2020"),
                Papers.end("~a", "2021").replace("RESIGNED", "REVOKED").replace("~a-end-2021", "~e"));

        Answer answer = papers.send(Papers.correct("~e", "{%s: '%s'}".formatted(field, date)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.problems()).containsExactly("CORRECTION_MALFORMED 0");
    }

    @Test
    void the_longest_number_of_a_paper_and_its_longest_issuer_are_kept() {
        Papers papers = new Papers(door);
        papers.record(Papers.SMALL_INSTITUTION);
        String longest = new Random(7)
                .ints(800, 0x4E00, 0x9FFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Answer answer = door.post(papers.with(
                "number: '" + longest.substring(0, 400) + "', year: 2020, issuer: '" + longest.substring(400) + "'",
                papers.nextId(),
                Papers.unit("v", "")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @Test
    void a_request_whose_body_breaks_off_is_not_right() throws IOException {
        Map<String, String> state = door.state();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            String head = """
                            POST /api/instruments HTTP/1.1\r
                            Host: 127.0.0.1\r
                            Authorization: Bearer %s\r
                            Content-Type: application/json\r
                            Transfer-Encoding: chunked\r
                            Connection: close\r
                            \r
                            zz\r
                            """.formatted(TestIssuer.shared().token());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        }
        assertThat(door.state()).isEqualTo(state);
    }

    @Test
    void twenty_thousand_mistakes_are_told() {
        Answer answer = refused(
                instrument((APPOINT.replace("\"x\"", "\"X\"") + ",").repeat(19_999) + APPOINT.replace("\"x\"", "\"X\""))
                        .getBytes(StandardCharsets.UTF_8),
                400,
                "MALFORMED");

        assertThat(answer.json().get("problems").size()).isEqualTo(20_000);
    }

    @Test
    void ids_of_one_and_of_sixty_four_characters_are_ids() {
        Papers papers = new Papers(door);
        String longest = papers.own("~") + "a".repeat(64 - papers.own("~").length());
        papers.record(
                "{type: 'registerPerson', factId: '" + longest + "', personId: '" + longest + "', name: 'Mfano ~'}");
    }

    @Test
    void every_malformed_place_is_told_at_once() {
        Answer answer = refused(
                instrument(PERSON.replace("Mfano", "") + "," + APPOINT.replace("\"x\"", "\"X\"") + ","
                                + END.replace("\"a\"", "null"))
                        .replace("\"TZ\"", "null")
                        .getBytes(StandardCharsets.UTF_8),
                400,
                "MALFORMED");

        assertThat(answer.problems())
                .containsExactlyInAnyOrder(
                        "FIELD_REQUIRED", "FIELD_REQUIRED 0", "IDENTIFIER_MALFORMED 1", "FIELD_REQUIRED 2");
    }

    /** What is no text at all. */
    static Stream<Arguments> bytes() {
        return Stream.of(
                argumentSet("invalid UTF-8", (Object) inBytes(instrument(PERSON), "Mfano", 0xC3, 0x28)),
                argumentSet("a byte too short", (Object) inBytes(instrument(PERSON), "Mfano", 0xE2, 0x82)),
                argumentSet("a longer form than needed", (Object) inBytes(instrument(PERSON), "Mfano", 0xC1, 0xA1)),
                argumentSet("surrogates in UTF-8", (Object)
                        inBytes(instrument(PERSON), "Mfano", 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80)),
                argumentSet("Latin-1", (Object)
                        instrument(PERSON.replace("Mfano", "Café")).getBytes(StandardCharsets.ISO_8859_1)),
                argumentSet("UTF-16", (Object) instrument(PERSON).getBytes(StandardCharsets.UTF_16)),
                argumentSet("UTF-32", (Object) instrument(PERSON).getBytes(Charset.forName("UTF-32"))),
                argumentSet("zeros", (Object) new byte[1000]));
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void bytes_that_are_no_text_are_no_json(byte[] body) {
        assertThat(refused(body, 400, "MALFORMED").problems()).containsExactly("NOT_JSON");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "30000000"})
    void a_body_over_ten_megabytes_is_too_large(int more) {
        byte[] body = new byte[10 * 1024 * 1024 + more];
        Arrays.fill(body, (byte) ' ');
        byte[] instrument = instrument(PERSON.replace("Mfano", "")).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(instrument, 0, body, 0, instrument.length);

        if (more == 0) {
            refused(body, 400, "MALFORMED");
        } else {
            refused(body, 413, "CONTENT_TOO_LARGE");
        }
    }

    /** A request that has the right body and is wrong otherwise. */
    static Stream<Arguments> requests() {
        return Stream.of(
                request("a preview misspelt", "/api/instruments?Preview=true", 400, "UNKNOWN_PARAMETER", r -> r),
                request("preview=yes", "/api/instruments?preview=yes", 400, "PARAMETER_MALFORMED", r -> r),
                request("preview=TRUE", "/api/instruments?preview=TRUE", 400, "PARAMETER_MALFORMED", r -> r),
                request("preview without a value", "/api/instruments?preview", 400, "PARAMETER_MALFORMED", r -> r),
                request(
                        "preview twice",
                        "/api/instruments?preview=true&preview=true",
                        400,
                        "PARAMETER_MALFORMED",
                        r -> r),
                request("a day of nothing", "/api/instruments?on=2020-01-01", 400, "UNKNOWN_PARAMETER", r -> r),
                request(
                        "a preview with more",
                        "/api/instruments?preview=true&knownAt=2020-01-01T00:00:00Z",
                        400,
                        "UNKNOWN_PARAMETER",
                        r -> r),
                request("a preview on a year", "/api/instruments?preview=true&on=2020", 400, "DAY_MALFORMED", r -> r),
                request("a preview on no day", "/api/instruments?preview=true&on=", 400, "DAY_MALFORMED", r -> r),
                request(
                        "a preview on a day that the calendar does not have",
                        "/api/instruments?preview=true&on=2021-02-29",
                        400,
                        "DAY_MALFORMED",
                        r -> r),
                request(
                        "a preview on the day before all",
                        "/api/instruments?preview=true&on=0000-12-31",
                        400,
                        "DAY_MALFORMED",
                        r -> r),
                request(
                        "a preview on two days",
                        "/api/instruments?preview=true&on=2020-01-01&on=2021-01-01",
                        400,
                        "PARAMETER_MALFORMED",
                        r -> r),
                request("an unknown parameter", "/api/instruments?dryRun", 400, "UNKNOWN_PARAMETER", r -> r),
                request("a parameter of zeros", "/api/instruments?%00=%FF", 400, "UNKNOWN_PARAMETER", r -> r),
                request("an unknown path", "/api/instrument", 404, "NOT_FOUND", r -> r),
                request("a path below", "/api/instruments/x", 404, "NOT_FOUND", r -> r),
                request("the root", "/", 404, "NOT_FOUND", r -> r),
                request("the address of errors", "/error", 404, "NOT_FOUND", r -> r),
                request("GET", "/api/instruments", 405, "METHOD_NOT_ALLOWED", HttpRequest.Builder::GET),
                request("DELETE", "/api/instruments", 405, "METHOD_NOT_ALLOWED", HttpRequest.Builder::DELETE),
                request("PUT", "/api/instruments", 405, "METHOD_NOT_ALLOWED", r -> r.PUT(BodyPublishers.noBody())),
                request("GET of an unknown path", "/api/nothing", 404, "NOT_FOUND", HttpRequest.Builder::GET),
                request(
                        "text",
                        "/api/instruments",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        r -> r.setHeader("Content-Type", "text/plain")),
                request(
                        "a form",
                        "/api/instruments",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        r -> r.setHeader("Content-Type", "application/x-www-form-urlencoded")),
                request(
                        "a type that is none",
                        "/api/instruments",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        r -> r.setHeader("Content-Type", "json")),
                request(
                        "HTML wanted",
                        "/api/instruments",
                        406,
                        "NOT_ACCEPTABLE",
                        r -> r.setHeader("Accept", "text/html")),
                request(
                        "nothing wanted that there is",
                        "/api/instruments",
                        406,
                        "NOT_ACCEPTABLE",
                        r -> r.setHeader("Accept", "image/png, application/xml")),
                request(
                        "an empty key",
                        "/api/instruments",
                        400,
                        "IDEMPOTENCY_KEY_MALFORMED",
                        r -> r.setHeader("Idempotency-Key", " ")),
                request(
                        "a long key",
                        "/api/instruments",
                        400,
                        "IDEMPOTENCY_KEY_MALFORMED",
                        r -> r.setHeader("Idempotency-Key", "k".repeat(201))));
    }

    @Test
    void the_methods_of_an_address_are_told_to_whoever_may_call_at_all() {
        Answer told = door.send(door.request("/api/instruments")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.headers().firstValue("Allow").orElseThrow()).contains("POST", "OPTIONS");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_that_is_not_right_is_told_why(
            String path, int status, String code, UnaryOperator<HttpRequest.Builder> change) {
        HttpRequest.Builder request = door.request(path)
                .setHeader("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(instrument(PERSON)));
        Map<String, String> state = door.state();

        Answer swahili = door.send(change.apply(request).build());
        Answer english = door.send(
                change.apply(request).setHeader("Accept-Language", "en-GB").build());

        assertProblem(swahili, english, status, code);
        assertThat(door.state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|en",
                "en-GB,en;q=0.9|en",
                "sw|sw",
                "sw-TZ|sw",
                "fr|sw",
                "*|sw",
                "en;q=0.9,sw;q=0.5|en",
                "fr,sw;q=0.5,en;q=0.1|sw"
            })
    void the_answer_is_in_swahili_unless_english_is_preferred(String accepted, String language) {
        Answer answer = door.post("{}", "Accept-Language", accepted);

        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.json().get("title").asString())
                .isEqualTo(language.equals("en") ? "The request is not right" : "Ombi haliko sawa");
    }

    private Answer refused(byte[] body, int status, String code) {
        Map<String, String> state = door.state();
        Answer swahili = door.post(body);
        Answer english = door.post(body, "Accept-Language", "en");
        assertProblem(swahili, english, status, code);
        assertThat(door.state()).isEqualTo(state);
        return english;
    }

    static void assertProblem(Answer swahili, Answer english, int status, String code) {
        for (Answer answer : new Answer[] {swahili, english}) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.json().get("status").asInt()).isEqualTo(status);
            assertThat(answer.json().get("type").asString()).startsWith("urn:uteuzi:problem:");
            assertThat(answer.body())
                    .doesNotContain("org.uteuzi", "java.", "Exception", "tools.jackson", "springframework", "\\tat ")
                    .doesNotContain("<list element>", "endGivenOnce");
            for (JsonNode told : answer.json().get("problems").values()) {
                assertThat(told.get("message").asString()).isNotBlank().doesNotContainPattern("\\{[a-zA-Z]+\\}");
            }
            assertThat(answer.json().get("detail").asString()).isNotBlank().doesNotContainPattern("\\{[a-zA-Z]+\\}");
        }
        assertThat(swahili.header("Content-Language")).isEqualTo("sw");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        assertThat(swahili.json().get("detail")).isNotEqualTo(english.json().get("detail"));
        assertThat(swahili.json().get("title")).isNotEqualTo(english.json().get("title"));
    }

    private static Arguments row(String name, String body, int status, String code, String problem, String path) {
        return argumentSet(name, body, status, code, problem, path);
    }

    private static Arguments request(
            String name, String path, int status, String code, UnaryOperator<HttpRequest.Builder> change) {
        return argumentSet(name, path, status, code, change);
    }

    private static String instrument(String effects) {
        return with("effects", "[" + effects + "]");
    }

    /** A right instrument with another value of one member. */
    private static String with(String member, String value) {
        StringBuilder body = new StringBuilder("{");
        String[][] members = {
            {"kind", "\"OTHER\""},
            {"jurisdiction", "\"TZ\""},
            {"title", "{\"sw\":\"Mfano\"}"},
            {"effects", "[" + PERSON + "]"}
        };
        for (String[] each : members) {
            if (!each[0].equals(member)) {
                body.append('"').append(each[0]).append("\":").append(each[1]).append(',');
            }
        }
        return body.append('"')
                .append(member)
                .append("\":")
                .append(value)
                .append('}')
                .toString();
    }

    private static String text(int length) {
        return "\"" + "a".repeat(length) + "\"";
    }

    /** The body with raw bytes in place of a word. */
    private static byte[] inBytes(String body, String word, int... bytes) {
        int at = body.indexOf(word);
        byte[] whole = body.replace(word, "?".repeat(bytes.length)).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            whole[at + i] = (byte) bytes[i];
        }
        return whole;
    }
}
