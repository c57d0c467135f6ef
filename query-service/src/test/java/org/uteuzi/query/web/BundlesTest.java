package org.uteuzi.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.event.EventCatalogue;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.timeline.Holding;

class BundlesTest {

    private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{([A-Za-z][\\w.-]*)|messages\\.msg\\('([\\w.-]+)'");
    private static final Pattern IN_CODE = Pattern.compile("say\\(\\s*\"([\\w.-]+)\"");
    private static final Pattern ANY_KEY = Pattern.compile("[\"']([a-z][A-Za-z]*(?:\\.[A-Za-z-]+)+)[\"']");
    private static final Pattern PLACES = Pattern.compile("\\{(\\d)}");

    /** The codes of the rules of law, which have texts of their own in another bundle. */
    private static final List<String> RULES = properties("findings", "sw").stringPropertyNames().stream()
            .filter(code -> code.matches("[A-Z_]+"))
            .toList();

    @Test
    void both_languages_have_the_same_words() {
        assertThat(bundle("sw").stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(bundle("en").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sw", "en"})
    void no_word_is_empty_and_each_is_a_valid_pattern_without_apostrophes(String language) {
        Properties bundle = bundle(language);
        for (String key : bundle.stringPropertyNames()) {
            String pattern = bundle.getProperty(key);
            assertThat(pattern).as(key).isNotBlank().doesNotContain("'");
            assertThat(new MessageFormat(pattern, Locale.of(language)).toPattern())
                    .as(key)
                    .isEqualTo(pattern);
        }
    }

    @Test
    void both_languages_put_in_the_same_phrases() {
        Properties swahili = bundle("sw");
        Properties english = bundle("en");
        assertThat(swahili.stringPropertyNames())
                .allSatisfy(key -> assertThat(places(swahili.getProperty(key)))
                        .as(key)
                        .isEqualTo(places(english.getProperty(key))));
    }

    @Test
    void every_word_that_the_templates_and_the_code_use_exists() throws IOException {
        Set<String> used = new TreeSet<>();
        sources("src/main/resources/templates")
                .forEach(text -> IN_TEMPLATES
                        .matcher(text)
                        .results()
                        .map(found -> Objects.requireNonNullElse(found.group(1), found.group(2)))
                        .forEach(used::add));
        assertThat(used).as("keys in templates").hasSizeGreaterThan(40);
        code().forEach(text -> IN_CODE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(key -> !key.endsWith("."))
                .forEach(used::add));
        Arrays.stream(UnitKind.values()).forEach(kind -> used.add("kind." + kind));
        Arrays.stream(Capacity.values()).forEach(capacity -> used.add("state." + capacity));
        Stream.of(Holding.TermState.HOLDING_OVER, Holding.TermState.TERM_RUN_OUT)
                .forEach(state -> used.add("state." + state));
        EventCatalogue.types().forEach(type -> used.add("event." + EventCatalogue.nameOf(type)));
        RULES.forEach(rule -> used.add("finding." + rule));
        for (TypedDate.Part part : TypedDate.Part.values()) {
            used.add("date." + part.name().toLowerCase(Locale.ROOT));
            used.add("date.part." + part.name().toLowerCase(Locale.ROOT));
        }
        assertThat(bundle("sw").stringPropertyNames()).containsAll(used);
    }

    @Test
    void no_word_lies_unused() throws IOException {
        String all = Stream.concat(sources("src/main/resources/templates").stream(), code())
                .collect(Collectors.joining("\n"));
        Set<String> named =
                ANY_KEY.matcher(all).results().map(found -> found.group(1)).collect(Collectors.toSet());
        IN_TEMPLATES
                .matcher(all)
                .results()
                .map(found -> String.valueOf(found.group(1)))
                .forEach(named::add);
        assertThat(bundle("sw").stringPropertyNames())
                .filteredOn(
                        key -> !key.matches(
                                "(kind|state|jurisdiction|date\\.part|date|problem\\.field|nav|finding|imports\\.problem|findings\\.shown|download|instrument|expiry|proposal\\.(state|list|step|problem)|event|filter|found|reads\\.(kind|asked)|desk\\.(task|verb|field|hint|part|cause|code))\\..*|skip|print|json|download"))
                .isSubsetOf(named);
    }

    private static Set<String> places(String pattern) {
        return PLACES.matcher(pattern).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Properties bundle(String language) {
        Properties properties = new Properties();
        List.of("pages", "desk").forEach(name -> properties.putAll(properties(name, language)));
        return properties;
    }

    private static Properties properties(String name, String language) {
        Properties properties = new Properties();
        try (InputStream in = BundlesTest.class.getResourceAsStream("/" + name + "_" + language + ".properties")) {
            properties.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Stream<String> code() throws IOException {
        return Stream.concat(
                sources("src/main/java/org/uteuzi/query/web").stream(),
                sources("src/main/java/org/uteuzi/query/desk").stream());
    }

    private static Set<String> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            Set<String> texts = new TreeSet<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }
}
