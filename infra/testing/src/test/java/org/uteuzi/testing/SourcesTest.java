package org.uteuzi.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no rule over classes sees: which texts what we run is given, in Java and in what browsers run. */
class SourcesTest {

    private record Source(Path file, String text) {

        @Override
        public String toString() {
            return file.toString();
        }

        /** What stands behind each call, to the end of the line. */
        Stream<String> after(Pattern call) {
            return call.matcher(text).results().map(found -> file + ": " + rest(found));
        }

        private String rest(MatchResult found) {
            return text.substring(found.end()).lines().findFirst().orElse("").strip();
        }
    }

    private static List<Source> sources(String folder, String ending) throws IOException {
        Path root = TestDatabase.root();
        try (Stream<Path> files = Stream.of("shared-events", "infra/service", "command-service", "query-service")
                .map(module -> root.resolve(module).resolve(folder))
                .filter(Files::isDirectory)
                .flatMap(SourcesTest::walk)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .map(file -> new Source(root.relativize(file), read(file)))
                    .toList();
        }
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Source> java() throws IOException {
        return sources("src/main/java", ".java");
    }

    private static List<Source> scripts() throws IOException {
        return Stream.concat(
                        sources("src/main/resources/static", ".js").stream(),
                        sources("src/main/resources/templates", ".html").stream())
                .toList();
    }

    /** Else whoever sends it could make it match what they like, or never come to an end. */
    @Test
    void patterns_are_written_by_us_and_never_made_of_input() throws IOException {
        Pattern compile = Pattern.compile("Pattern\\s*\\.compile\\(\\s*");
        Pattern text = Pattern.compile("\\.(replaceAll|replaceFirst|matches|split)\\(\\s*(?=[^)\\s])");

        List<String> compiled =
                java().stream().flatMap(source -> source.after(compile)).toList();
        List<String> used =
                java().stream().flatMap(source -> source.after(text)).toList();

        assertThat(compiled)
                .hasSizeGreaterThan(20)
                .allSatisfy(call -> assertThat(call).containsPattern(": \"").doesNotContainPattern("\" \\+ [a-z]"));
        assertThat(used)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        call -> assertThat(call)
                                .as("a text of ours, or what a pattern is asked about")
                                .containsPattern(
                                        ": (\"|[A-Z_]+\\b|plain, -1\\)|path\\)|asked\\)|request\\)|ended\\.|\\(\\w+, \\w+\\) ->)"));
    }

    @Test
    void what_is_hashed_is_hashed_by_sha_256() throws IOException {
        List<String> hashes = java().stream()
                .flatMap(source -> source.after(Pattern.compile("MessageDigest\\s*\\.getInstance\\(\\s*")))
                .toList();

        assertThat(hashes).isNotEmpty().allSatisfy(call -> assertThat(call).contains(": \"SHA-256\")"));
        assertThat(java())
                .allSatisfy(source -> assertThat(source.text())
                        .as(source.file().toString())
                        .doesNotContainPattern("\"(MD5|SHA-?1|HmacMD5|HmacSHA1)\"|DigestUtils"));
        assertThat(java().stream().filter(source -> source.text().contains("nameUUIDFromBytes")))
                .as("where a caller's own key, sent again, is to be known, which is no secret and proves nothing")
                .allMatch(source -> source.file().endsWith("command/proposal/Proposals.java"));
    }

    @Test
    void what_must_not_be_guessed_comes_from_the_random_numbers_of_the_system() throws IOException {
        assertThat(java())
                .hasSizeGreaterThan(200)
                .filteredOn(source -> Pattern.compile(
                                "new Random\\b|Math\\.random|ThreadLocalRandom|SplittableRandom|RandomGenerator|RandomStringUtils")
                        .matcher(source.text())
                        .find())
                .as("but for what is looked at again to verify, the same each time for the same seed")
                .extracting(source -> source.file().toString())
                .containsExactly("query-service/src/main/java/org/uteuzi/query/verify/Verification.java");
    }

    @Test
    void scripts_keep_nothing_in_the_browser_and_read_no_cookie() throws IOException {
        assertThat(scripts())
                .hasSizeGreaterThan(20)
                .allSatisfy(source -> assertThat(source.text())
                        .as(source.file().toString())
                        .doesNotContainPattern(
                                "localStorage|sessionStorage|indexedDB|document\\.cookie|\\bcaches\\b|serviceWorker"));
        assertThat(scripts())
                .as("what htmx would keep of pages")
                .anyMatch(source -> source.text().contains("\"historyCacheSize\":0"));
    }

    /** Nothing that was read is laid over what a script is made of, so no member of it can become everybody's. */
    @Test
    void scripts_run_no_text_and_merge_nothing_that_was_read() throws IOException {
        assertThat(scripts())
                .allSatisfy(source -> assertThat(source.text())
                        .as(source.file().toString())
                        .doesNotContainPattern(
                                "\\beval\\(|new Function|__proto__|setPrototypeOf|\\.prototype\\b|\\$\\.extend|for \\((const|let|var) \\w+ in ")
                        .doesNotContainPattern("Object\\.assign\\((?!n, \\{)")
                        .doesNotContainPattern("\\.(innerHTML|outerHTML)\\s*=|insertAdjacentHTML|document\\.write"));
    }
}
