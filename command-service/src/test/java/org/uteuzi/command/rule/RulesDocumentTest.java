package org.uteuzi.command.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.uteuzi.rule.Rule;
import org.uteuzi.rule.RulesOfLaw;
import org.uteuzi.rule.Severity;

/** infra/docs/rules.md is written from the list of rules: {@code -Duteuzi.write.rules=true} writes it anew. */
class RulesDocumentTest {

    private static final Pattern RULE =
            Pattern.compile("^final class \\w+\\s+(implements|extends) (RuleOf\\w+|\\w+Rule) ", Pattern.MULTILINE);
    private static final Path DOCUMENT = Path.of("../infra/docs/rules.md");

    @Test
    void the_document_says_what_the_rules_are() throws IOException {
        String document = document();
        if (Boolean.getBoolean("uteuzi.write.rules")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT).content(StandardCharsets.UTF_8).isEqualTo(document);
    }

    @Test
    void every_rule_class_is_in_the_list_once() throws IOException {
        assertThat(Rules.all().map(rule -> rule.getClass().getSimpleName()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ruleClasses())
                .hasSize(Rules.OF_RECORD.size() + RulesOfLaw.ALL.size());
        assertThat(Rules.OF_RECORD).allMatch(rule -> rule.live() == Severity.REFUSED);
    }

    private static List<String> ruleClasses() throws IOException {
        List<Path> rooms = List.of(
                Path.of("src/main/java/org/uteuzi/command/rule"),
                Path.of("../shared-events/src/main/java/org/uteuzi/rule"));
        List<String> found = new ArrayList<>();
        for (Path room : rooms) {
            try (Stream<Path> files = Files.list(room)) {
                files.filter(file -> RULE.matcher(read(file)).find())
                        .map(file -> file.getFileName().toString().replace(".java", ""))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static String document() {
        Properties swahili = texts("sw");
        Properties english = texts("en");
        return """
                # The rules

                Written from the [list of rules](../../command-service/src/main/java/org/uteuzi/command/rule/Rules.java) by
                `RulesDocumentTest`; edit the rules, not this page. REFUSED: nothing is recorded. FINDING: recorded, live only when
                it is acknowledged with a reason, in an import counted, and open until a fact ends it. What the law must state is
                named as in the effects; what nobody stated is not judged.

                | Rule | Code | Live | Import | The law must state | Kiswahili | English |
                |---|---|---|---|---|---|---|
                """
                + Rules.all()
                        .flatMap(rule -> rule.codes().stream().map(code -> row(rule, code, swahili, english)))
                        .collect(Collectors.joining());
    }

    private static String row(Rule rule, String code, Properties swahili, Properties english) {
        return "| "
                + String.join(
                        " | ",
                        sentence(rule),
                        code,
                        rule.live().name(),
                        rule.historic().name(),
                        String.join(", ", rule.needs()),
                        swahili.getProperty(code),
                        english.getProperty(code))
                + " |\n";
    }

    private static String sentence(Rule rule) {
        String words = rule.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Properties texts(String language) {
        Properties texts = new Properties();
        for (String bundle : List.of("/problems_", "/findings_")) {
            try (InputStream in = RulesDocumentTest.class.getResourceAsStream(bundle + language + ".properties")) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
