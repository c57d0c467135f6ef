package org.uteuzi.query.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.access.Reads;
import org.uteuzi.testing.fuzz.ApiDocument;
import tools.jackson.databind.JsonNode;

/** The committed document of the API is what is served and what real answers keep to. */
@ExtendWith(Installation.MadeOnce.class)
class OpenApiTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** A question for each address of the document. */
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("/api/checks/office-holding", "?name=p-asha&post=ict-director&on=2021-06-30"),
            Map.entry("/api/institutions", "?on=2021-06-30"),
            Map.entry("/api/institutions/{id}", "egaz?on=2021-06-30"),
            Map.entry("/api/institutions/{id}/structure", "egaz?on=2021-06-30"),
            Map.entry("/api/institutions/{id}/structure/timemap", "egaz"),
            Map.entry("/api/institutions/{id}/days", "egaz"),
            Map.entry("/api/institutions/{id}/timeline", "egaz?beliefs=all"),
            Map.entry("/api/units/{id}/timeline", "ict"),
            Map.entry("/api/posts/{id}/timeline", "ict-director?beliefs=all"),
            Map.entry("/api/people/{id}/timeline", "p-asha"),
            Map.entry("/api/institutions/{id}/diff", "egaz?on=2021-06-30&againstOn=2019-12-31"),
            Map.entry("/api/institutions/{id}/explain", "egaz?on=2021-06-30&entry=4"),
            Map.entry("/api/institutions/{id}/popolo", "egaz?on=2021-06-30"),
            Map.entry("/api/institutions/{id}/org", "egaz?on=2021-06-30"),
            Map.entry("/api/institutions/{id}/structure.dot", "egaz?on=2021-06-30"),
            Map.entry("/api/institutions/{id}/structure.svg", "egaz?on=2021-06-30"),
            Map.entry("/api/institutions/{id}/structure.pdf", "egaz?on=2021-06-30"),
            Map.entry("/api/posts/{id}/holders", "ict-director?on=2021-06-30"),
            Map.entry("/api/posts/{id}/reporting", "ict-director?on=2021-06-30"),
            Map.entry("/api/people/{id}", "p-asha?on=2021-06-30"),
            Map.entry("/api/people/{id}/service.pdf", "p-asha?on=2021-06-30"),
            Map.entry("/api/people/{id}/export", "p-asha"),
            Map.entry("/api/people/{id}/export.pdf", "p-asha"),
            Map.entry("/api/units/{id}/mandates", "ict"),
            Map.entry("/api/units/{id}/lineage", "ict"),
            Map.entry("/api/units/{id}/constitution", "ict?on=2021-06-30"),
            Map.entry("/api/search", "?q=mfano"),
            Map.entry("/api/instruments", "?limit=2"),
            Map.entry("/api/instruments/{id}", "letter"),
            Map.entry("/api/proposals", "?limit=2"),
            Map.entry("/api/proposals/{id}", "mkataba-pendekezo"),
            Map.entry("/api/register/entries", "?limit=1"),
            Map.entry("/api/register/entries/{number}", "0"),
            Map.entry("/api/reads", "?limit=5"),
            Map.entry("/api/reports/{name}", "?from=2021-01-01&to=2021-12-31"),
            Map.entry("/api/reports/ending-terms.ics", "?on=2021-06-30"));

    private static Installation installation;
    private static QueryNode node;
    private static JsonNode document;
    private static ApiDocument contract;

    @BeforeAll
    static void read(Installation used) {
        installation = used;
        node = installation.node;
        if (node.get("/api/proposals/mkataba-pendekezo").statusCode() == 404) {
            new TestProposals(installation.database).made("mkataba-pendekezo", "egaz", 0, "post:ict-director");
        }
        document = node.ask("/v3/api-docs");
        contract = new ApiDocument(document.toString());
    }

    private static JsonNode operation(String path, String method) {
        return document.get("paths").get(path).get(method);
    }

    /** By the schema that the document gives for the status and the media type. */
    private static void isAsDocumented(JsonNode operation, HttpResponse<byte[]> response) {
        String said = response.headers().firstValue("Content-Type").orElseThrow();
        String type = said.split(";", 2)[0];
        if (type.startsWith("text/")) {
            assertThat(said).as("%s", response.uri()).containsIgnoringCase("charset=utf-8");
        }
        String body = new String(response.body(), StandardCharsets.UTF_8);
        JsonNode documented = operation.get("responses").get(String.valueOf(response.statusCode()));
        assertThat(documented).as(response.statusCode() + " " + body).isNotNull();
        documented
                .path("headers")
                .propertyNames()
                .forEach(name -> assertThat(response.headers().allValues(name))
                        .as("%s %s", response.uri(), name)
                        .hasSizeBetween(name.equals("Link") ? 0 : 1, 1));
        if (documented.path("headers").has("Cache-Control")) {
            assertThat(response.headers().firstValue("Cache-Control"))
                    .as("%s", response.uri())
                    .hasValueSatisfying(kept -> assertThat(kept)
                            .matches("no-cache, private|max-age=\\d+, private, immutable|private, no-store"));
        }
        JsonNode content = documented.get("content").get(type);
        assertThat(content).as("%s %s", response.uri(), type).isNotNull();
        if (content.has("schema")) {
            assertThat(contract.breaches(content.get("schema").get("$ref").asString(), QueryNode.tree(body)))
                    .as("%s: %s", response.uri(), body)
                    .isEmpty();
        }
    }

    private static String address(String path, String question) {
        String id = question.split("\\?", 2)[0];
        String filled = path.replaceAll("\\{\\w+}", id);
        return filled + question.substring(id.length());
    }

    @Test
    void every_address_is_in_the_document_and_none_besides() {
        Set<String> served = node.mappings().getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPathPatternsCondition() == null
                        ? Stream.of()
                        : mapping.getPathPatternsCondition().getPatternValues().stream()
                                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                        .map(method -> method.name().toLowerCase(Locale.ROOT) + " " + path)))
                .filter(mapping -> mapping.contains(" /api/"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> documented.add(method.getKey() + " " + path.getKey())));

        assertThat(documented).isEqualTo(served);
    }

    @Test
    void every_answer_keeps_to_it() {
        Set<String> asked = new HashSet<>();
        document.get("paths").properties().stream()
                .filter(path -> path.getValue().has("get") && !path.getKey().equals("/api/reports/{name}"))
                .forEach(path -> {
                    assertThat(QUESTIONS).containsKey(path.getKey());
                    asked.add(path.getKey());
                    HttpResponse<byte[]> answer = node.download(
                            address(path.getKey(), QUESTIONS.get(path.getKey())), "Accept-Language", "en");
                    assertThat(answer.statusCode())
                            .as(path.getKey() + new String(answer.body(), StandardCharsets.UTF_8))
                            .isEqualTo(200);
                    isAsDocumented(path.getValue().get("get"), answer);
                });
        assertThat(asked).hasSize(QUESTIONS.size() - 1);
        isAsDocumented(
                operation("/api/units/{id}/constitution", "get"),
                node.download("/api/units/ict/constitution?from=2020-01-01&to=2021-01-01", "Accept-Language", "en"));
    }

    @Test
    void every_report_keeps_to_it_in_every_form() {
        JsonNode report = operation("/api/reports/{name}", "get");
        report.get("parameters").get(0).get("schema").get("enum").forEach(name -> {
            boolean oneDay = List.of("posts", "vacancies", "acting", "findings").contains(name.asString());
            String question = oneDay ? "?on=2021-06-30" : QUESTIONS.get("/api/reports/{name}");
            for (String form : List.of("application/json", "text/csv", XLSX)) {
                HttpResponse<byte[]> answer =
                        node.download("/api/reports/" + name.asString() + question, "Accept", form);
                assertThat(answer.statusCode()).as(name + " " + form).isEqualTo(200);
                isAsDocumented(report, answer);
            }
        });
    }

    @Test
    void a_check_keeps_to_it_in_every_form() {
        byte[] row = "[{\"person\":\"p-asha\",\"post\":\"ict-director\",\"on\":\"2021-06-30\"}]"
                .getBytes(StandardCharsets.UTF_8);
        JsonNode check = operation("/api/checks/office-holding", "post");
        for (String form : List.of("application/json", "text/csv", XLSX, "application/pdf")) {
            HttpResponse<byte[]> answer =
                    node.post("/api/checks/office-holding", row, "Content-Type", "application/json", "Accept", form);
            assertThat(answer.statusCode()).as(form).isEqualTo(200);
            isAsDocumented(check, answer);
        }
        HttpResponse<byte[]> refused =
                node.post("/api/checks/office-holding", row, "Content-Type", "text/html", "Accept", "application/json");
        assertThat(refused.statusCode()).isEqualTo(415);
        isAsDocumented(check, refused);
    }

    @Test
    void every_problem_keeps_to_it() {
        document.get("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .forEach(path -> {
                    JsonNode get = path.getValue().get("get");
                    String address = address(path.getKey(), QUESTIONS.get(path.getKey()))
                            .replace("/reports/?", "/reports/appointments?");
                    if (!path.getKey().matches("/api/(instruments/\\{id}|register/entries/\\{number})")) {
                        String wrong = address + (address.contains("?") ? "&" : "?") + "nonsense=1";
                        HttpResponse<byte[]> malformed = node.download(wrong, "Accept-Language", "en");
                        assertThat(malformed.statusCode()).as(wrong).isEqualTo(400);
                        isAsDocumented(get, malformed);
                    }
                    HttpResponse<byte[]> noForm = node.download(address, "Accept", "audio/basic");
                    assertThat(noForm.statusCode()).as(address).isEqualTo(406);
                    isAsDocumented(get, noForm);
                    if (path.getKey().contains("{")) {
                        String nowhere = address(path.getKey(), "987654321");
                        HttpResponse<byte[]> unknown = node.download(nowhere, "Accept-Language", "en");
                        assertThat(unknown.statusCode()).as(nowhere).isEqualTo(404);
                        isAsDocumented(get, unknown);
                    }
                });
    }

    @Test
    void what_is_logged_says_that_it_may_be_refused_where_that_cannot_be_noted() {
        assertThat(document.get("paths").properties())
                .filteredOn(path -> Reads.of(path.getKey()).isPresent())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path.getValue())
                        .allSatisfy(operation -> assertThat(operation
                                        .at("/responses/503/description")
                                        .asString())
                                .as(path.getKey())
                                .contains("READS_NOT_LOGGED")));
    }

    @Test
    void what_waits_for_an_instrument_takes_its_name() {
        document.get("paths").properties().stream()
                .filter(path -> path.getValue()
                        .at("/get/parameters")
                        .toString()
                        .contains("\"#/components/parameters/consistentWith\""))
                .forEach(path -> {
                    String address = address(path.getKey(), QUESTIONS.get(path.getKey()))
                            .replace("/reports/?", "/reports/appointments?");
                    String waiting = address + (address.contains("?") ? "&" : "?") + "consistentWith=act";
                    assertThat(node.download(waiting).statusCode()).as(waiting).isEqualTo(200);
                });
    }

    @Test
    void a_person_who_is_not_shown_without_a_purpose_keeps_to_it() {
        try (QueryNode careful = QueryNode.on(installation.database, "uteuzi.reads.purpose-for=egaz")) {
            careful.follow(installation.register);
            for (String path : List.of(
                    "/api/people/{id}",
                    "/api/people/{id}/timeline",
                    "/api/people/{id}/service.pdf",
                    "/api/people/{id}/export",
                    "/api/people/{id}/export.pdf")) {
                HttpResponse<byte[]> refused = careful.download(address(path, "p-asha"), "Accept-Language", "en");
                assertThat(refused.statusCode()).as(path).isEqualTo(428);
                isAsDocumented(operation(path, "get"), refused);
            }
        }
    }

    @Test
    void every_list_and_every_object_says_what_is_in_it() {
        assertThat(contract.untold()).isEmpty();
    }

    @Test
    void what_does_not_keep_to_it_is_found() {
        assertThat(contract.breaches("#/components/schemas/Basis", QueryNode.tree("{\"on\": \"30/6/2021\"}")))
                .isNotEmpty();
        assertThat(contract.breaches(
                        "#/components/schemas/LocalizedText",
                        QueryNode.tree("{\"sw\": \"x\", \"en\": null, \"fr\": \"x\"}")))
                .as("a field that it does not name")
                .hasSize(1);
    }
}
