package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uteuzi.command.instrument.Papers.SMALL_INSTITUTION;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.uteuzi.command.instrument.Door.Answer;
import org.uteuzi.testing.fuzz.ApiDocument;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed document of the door is what is served and what real requests and answers keep to. */
@ExtendWith(SharedDoor.class)
class OpenApiTest {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path DOCUMENT = Path.of("src/main/resources/openapi.json");
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final PrettyPrinter PRINTER = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES);

    private final Door door;
    private final Papers papers;
    private final JsonNode document;
    private final ApiDocument contract;

    OpenApiTest(Door door) {
        this.door = door;
        this.papers = new Papers(door);
        String text = door.send(door.request("/v3/api-docs").GET().build()).body();
        this.document = JSON.readTree(text);
        this.contract = new ApiDocument(text);
    }

    private void isA(String schema, JsonNode value) {
        assertThat(contract.breaches(SCHEMAS + schema, value))
                .as(value.toString())
                .isEmpty();
    }

    private void isProblem(Answer answer, int status, String path) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(document.get("paths").get(path).get("post").get("responses").has(String.valueOf(status)))
                .isTrue();
        isA("Problem", answer.json());
    }

    @Test
    void every_address_is_in_the_document_and_none_besides() {
        Set<String> served = door.mappings().getHandlerMethods().keySet().stream()
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

    /** {@code -Duteuzi.write.openapi=true} writes them there anew. */
    @Test
    void every_effect_is_in_the_document_as_it_is_read_and_none_besides() throws IOException {
        JsonNode written = JSON.readTree(Files.readString(DOCUMENT));
        ObjectNode schemas = (ObjectNode) written.at("/components/schemas");
        if (Boolean.getBoolean("uteuzi.write.openapi")) {
            schemas.setAll(EffectSchemas.all());
            Files.writeString(DOCUMENT, JSON.writer().with(PRINTER).writeValueAsString(written) + "\n");
        }

        EffectSchemas.all()
                .forEach((name, schema) ->
                        assertThat(schemas.get(name)).as(name).isEqualTo(JSON.readTree(schema.toString())));
    }

    @Test
    void every_field_of_an_instrument_is_in_the_document_and_none_besides() {
        Set<String> documented = new TreeSet<>();
        document.at("/components/schemas/InstrumentRequest/properties")
                .properties()
                .forEach(field -> documented.add(field.getKey()));

        assertThat(documented)
                .isEqualTo(Stream.of(InstrumentRequest.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Those of its own sources, and of an exception that any recording may end with; a line that is refused is told in the report. */
    @ParameterizedTest
    @CsvSource({"imports, /api/imports", "instrument, /api/instruments", "proposal, /api/proposals/{id}/approve"})
    void every_status_of_a_problem_is_in_the_document(String folder, String path) throws IOException {
        Path command = Path.of("src/main/java/org/uteuzi/command");
        try (Stream<Path> own = Files.list(command.resolve(folder))) {
            Set<String> told = new TreeSet<>();
            for (Path source : Stream.concat(own, Stream.of(command.resolve("problem/ProblemException.java")))
                    .toList()) {
                Pattern.compile("HttpStatus\\.([A-Z_]+)")
                        .matcher(Files.readString(source))
                        .results()
                        .map(status -> HttpStatus.valueOf(status.group(1)))
                        .filter(HttpStatus::isError)
                        .forEach(status -> told.add(String.valueOf(status.value())));
            }
            document.get("paths")
                    .get(path)
                    .get("post")
                    .get("responses")
                    .properties()
                    .forEach(response -> told.remove(response.getKey()));
            assertThat(told).isEmpty();
        }
    }

    @Test
    void what_is_recorded_and_previewed_keeps_to_it() {
        String request = papers.instrument(papers.nextId(), SMALL_INSTITUTION);
        isA("InstrumentRequest", JSON.readTree(request));
        Answer preview = door.preview(request);
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        isA("Preview", preview.json());
        Answer recorded = door.post(request);
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
        isA("RecordedInstrument", recorded.json());
        isA("RecordedInstrument", door.post(request).json());
    }

    @Test
    void what_becomes_of_a_proposal_keeps_to_it() {
        String request = papers.instrument(papers.nextId(), SMALL_INSTITUTION);
        Answer proposed =
                door.postTo("/api/proposals", ("{\"instrument\": " + request + "}").getBytes(StandardCharsets.UTF_8));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(201);
        isA("Proposal", proposed.json());
        String address = "/api/proposals/" + proposed.json().get("proposalId").asString();
        isA(
                "Proposal",
                door.postTo(address + "/comments", "{\"comment\": \"Sawa\"}".getBytes(StandardCharsets.UTF_8))
                        .json());
        isProblem(
                door.postTo(address + "/approve", "{\"version\": 1}".getBytes(StandardCharsets.UTF_8)),
                403,
                "/api/proposals/{id}/approve");
    }

    @Test
    void problems_keep_to_it() {
        isProblem(door.post("{\"kind\": 1}"), 400, "/api/instruments");
        isProblem(
                door.post(papers.instrument(
                        papers.nextId(),
                        "{type: 'endAppointment', appointmentId: '~nobody', lastDay: '2021-02-28', reason:"
                                + " 'RESIGNED'}")),
                422,
                "/api/instruments");
        isProblem(door.post("{}", "Content-Type", "text/html"), 415, "/api/instruments");
        isProblem(door.post("{}", "Accept", "audio/basic"), 406, "/api/instruments");
        isProblem(
                door.postTo("/api/imports", new byte[0], "Content-Type", "application/x-ndjson"), 400, "/api/imports");
    }

    @Test
    void answers_say_their_type_and_texts_their_charset() {
        assertThat(door.post(papers.instrument(papers.nextId(), SMALL_INSTITUTION))
                        .header("Content-Type"))
                .isEqualTo("application/json");
        assertThat(door.post("{\"kind\": 1}").header("Content-Type")).startsWith("application/problem+json");
        assertThat(door.send(door.request("/api/imports/template.csv").GET().build())
                        .header("Content-Type"))
                .isEqualToIgnoringCase("text/csv;charset=utf-8");
    }

    @Test
    void what_an_import_tells_keeps_to_it() {
        byte[] nothing = "{\"kind\": 1}\n".getBytes(StandardCharsets.UTF_8);
        Answer told =
                door.postTo("/api/imports?mode=historic&preview=true", nothing, "Content-Type", "application/x-ndjson");

        assertThat(told.status()).as(told.body()).isEqualTo(200);
        List<String> lines = told.body().lines().toList();
        assertThat(lines).isNotEmpty();
        isA("ImportLine", JSON.readTree(lines.getLast()));
    }

    @Test
    void every_list_and_every_object_says_what_is_in_it() {
        assertThat(contract.untold()).isEmpty();
    }

    @Test
    void what_does_not_keep_to_it_is_found() {
        assertThat(contract.breaches(SCHEMAS + "Effect", JSON.readTree("{\"type\": \"bribe\"}")))
                .isNotEmpty();
        String person = "{\"type\": \"registerPerson\", \"personId\": \"asha\", \"name\": \"Mfano Asha\"%s}";
        assertThat(contract.breaches(SCHEMAS + "Effect", JSON.readTree(person.formatted(""))))
                .isEmpty();
        assertThat(contract.breaches(SCHEMAS + "Effect", JSON.readTree(person.formatted(", \"salary\": 1"))))
                .isNotEmpty();
    }
}
