package org.uteuzi.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.Say;
import tools.jackson.databind.JsonNode;

/** What is exported is read by programs of others, which know nothing of this one. */
@ExtendWith(Installation.MadeOnce.class)
class ExportsTest {

    private static final Path SCHEMAS = Path.of("../../shared/data/popolo-schemas");
    private static final String SCHEMA = "http://www.popoloproject.com/schemas/";
    private static final String PATH = "/api/institutions/exported/";
    private static final String ON = "?on=2022-03-01";

    private static QueryNode node;

    @BeforeAll
    static void record(Installation installation) {
        node = installation.node;
        installation.record(
                "exported",
                Say.institution("exported", "2020"),
                Say.unit("exported-unit", "exported", "2020-02"),
                Say.unit("exported-empty", "exported", "2020-02-01"),
                Say.mandate("f-exported-mandate", "exported-unit", "Kazi & \"wajibu\"", "2020-02"),
                Say.post("exported-head", "exported-unit", "2020-02"),
                Say.post("exported-deputy", "exported-unit", "2020-02"),
                Say.person("p-exported", "Asha <Mfano> \"A\" & Co \\N"),
                Say.person("p-gone", "Juma Mfano"),
                Say.appointed("a-gone", "exported-head", "p-gone", "2020-03"),
                Say.ended("e-gone", "a-gone", "exported-head", "2021", EndReason.RESIGNED),
                Say.term("a-exported", "exported-head", "p-exported", "2021-01-01", "2023"),
                Say.acting("a-acting", "exported-deputy", "p-gone", "2021-05-01"));
    }

    @Test
    void as_popolo_every_thing_is_valid_by_the_schemas_of_popolo() {
        assumeThat(SCHEMAS).as("the schemas are not in this place").isDirectory();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_4, builder -> builder.schemas(ExportsTest::schema));
        JsonNode popolo = node.ask(PATH + "popolo" + ON);

        assertThat(popolo.get("basis").get("on").asString()).isEqualTo("2022-03-01");
        Map<String, Integer> valid = new TreeMap<>();
        Map.of("persons", "person", "organizations", "organization", "posts", "post", "memberships", "membership")
                .forEach((list, name) -> {
                    Schema schema = registry.getSchema(SchemaLocation.of(SCHEMA + name + ".json"));
                    popolo.get(list).forEach(thing -> {
                        assertThat(schema.validate(thing)).as(thing.toString()).isEmpty();
                        valid.merge(list, 1, Integer::sum);
                    });
                });
        assertThat(valid)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("persons", 2, "organizations", 3, "posts", 2, "memberships", 2));
        Schema post = registry.getSchema(SchemaLocation.of(SCHEMA + "post.json"));
        assertThat(post.validate(QueryNode.tree("{\"start_date\": \"01/02/2020\"}")))
                .as("what is wrong is found")
                .isNotEmpty();
    }

    /** The schemas are of an earlier draft; of the words that they use only the version differs and where required stands. */
    private static String schema(String location) {
        Path file = SCHEMAS.resolve(location.substring(location.lastIndexOf('/') + 1));
        try {
            return Files.exists(file)
                    ? Files.readString(file)
                            .replace("draft-03", "draft-04")
                            .replaceAll("\"required\"\\s*:\\s*(true|false)\\s*,?", "")
                            .replaceAll(",(\\s*})", "$1")
                    : "{}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"popolo", "org", "structure.dot", "structure.svg", "structure.pdf"})
    void each_form_is_known_again_and_asks_the_sources_too(String form) {
        HttpResponse<byte[]> answer = node.download(PATH + form + ON, "Accept-Language", "en");
        String held = answer.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = node.download(PATH + form + ON, "Accept-Language", "en", "If-None-Match", held);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("Cache-Control")).hasValue("no-cache, private");
        HttpResponse<byte[]> ofSources = node.download(
                PATH + form + ON + "&sourceKnownAt=2099-01-01T00:00:00Z",
                "Accept-Language",
                "en",
                "If-None-Match",
                held);
        assertThat(ofSources.statusCode()).isEqualTo(200);
    }

    @Test
    void popolo_refers_only_to_what_it_holds() {
        JsonNode popolo = node.ask(PATH + "popolo" + ON);
        Set<String> ids = new HashSet<>();
        for (String list : List.of("persons", "organizations", "posts")) {
            popolo.get(list).forEach(thing -> ids.add(thing.get("id").asString()));
        }
        popolo.get("memberships")
                .forEach(membership -> assertThat(ids)
                        .contains(
                                membership.get("person_id").asString(),
                                membership.get("post_id").asString(),
                                membership.get("organization_id").asString()));
        popolo.get("posts")
                .forEach(post ->
                        assertThat(ids).contains(post.get("organization_id").asString()));
        assertThat(popolo.get("memberships").get(1).get("start_date").asString())
                .isEqualTo("2021-01-01");
    }

    @Test
    void as_json_ld_it_is_read_back_as_the_same_statements() throws JsonLdError {
        HttpResponse<String> response = node.get(PATH + "org" + ON);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/ld+json");
        Set<String> statements = new HashSet<>();
        JsonLd.toRdf(JsonDocument.of(new StringReader(response.body())))
                .provide((subject, predicate, object, type, language, direction, graph) -> {
                    statements.add(
                            subject + " " + predicate + " " + object + " " + (language == null ? type : language));
                    return null;
                });

        String org = "http://www.w3.org/ns/org#";
        assertThat(statements)
                .contains(
                        "urn:uteuzi:post:exported-head " + org + "postIn urn:uteuzi:unit:exported-unit null",
                        "urn:uteuzi:post:exported-head " + org + "heldBy urn:uteuzi:person:p-exported null",
                        "urn:uteuzi:unit:exported-unit " + org + "unitOf urn:uteuzi:institution:exported null",
                        "urn:uteuzi:appointment:a-exported " + org + "member urn:uteuzi:person:p-exported null",
                        "urn:uteuzi:person:p-exported http://xmlns.com/foaf/0.1/name Asha <Mfano> \"A\" & Co \\N"
                                + " http://www.w3.org/2001/XMLSchema#string",
                        "urn:uteuzi:institution:exported http://www.w3.org/2004/02/skos/core#prefLabel Taasisi exported sw",
                        "urn:uteuzi:unit:exported-unit http://purl.org/dc/terms/created 2020-02"
                                + " http://www.w3.org/2001/XMLSchema#gYearMonth")
                .noneMatch(statement -> statement.contains("a-gone"))
                .anyMatch(statement -> statement.endsWith(
                        "http://www.w3.org/2006/time#inXSDDate 2021-01-01 http://www.w3.org/2001/XMLSchema#date"));
    }

    @Test
    void as_svg_it_is_well_formed_and_says_who_holds_and_what_is_vacant() throws Exception {
        HttpResponse<String> response = node.get(PATH + "structure.svg" + ON, "Accept-Language", "en");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)));
        String text = document.getDocumentElement().getTextContent();

        assertThat(text)
                .contains("Structure of Taasisi exported on 1 March 2022, according to what had been recorded up to")
                .contains("Nafasi exported-head: Asha <Mfano> \"A\" & Co \\N")
                .contains("Acting Nafasi exported-deputy: Juma Mfano")
                .contains("Nafasi exported-deputy: vacant since 1 February 2020");
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(3);
    }

    @Test
    void as_dot_every_unit_is_a_box_and_no_name_ends_a_text_early() {
        HttpResponse<String> response = node.get(PATH + "structure.dot" + ON);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/vnd.graphviz;charset=UTF-8");
        assertThat(response.body())
                .startsWith("digraph structure {")
                .contains("Asha <Mfano> \\\"A\\\" & Co \\\\N")
                .contains("\"institution:exported\" -> \"unit:exported-unit\"");
        assertThat(response.body().lines().filter(line -> line.contains("->"))).hasSize(2);
        assertThat(response.body().replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "").chars())
                .as("quotes are in pairs")
                .doesNotContain((int) '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"popolo", "org", "structure.svg", "structure.dot"})
    void before_the_institution_exists_the_export_is_empty_and_bad_questions_are_refused(String form) {
        HttpResponse<String> before = node.get(PATH + form + "?on=2019-01-01");
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(before.body()).doesNotContain("exported-unit", "Asha");
        assertThat(node.get(PATH + form + "?on=2021-02-29").statusCode()).isEqualTo(400);
        assertThat(node.get(PATH + form + "?from=2021-02-28").statusCode()).isEqualTo(400);
        assertThat(node.get("/api/institutions/nobody/" + form).statusCode()).isEqualTo(404);
    }
}
