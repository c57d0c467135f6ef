package org.uteuzi.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps somebody from using a page is found, by axe or on the console. */
class BrowserTest {

    private static final String SOUND = """
            <!doctype html><html lang="sw"><head><title>Mfano</title></head><body><main><h1>Mfano</h1>
            <p style="color: #0b0c0c; background: #fff">Maneno.</p></main></body></html>""";

    private static Optional<Browser> found = Optional.empty();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        found = Browser.start();
        assumeTrue(found.isPresent(), "No browser was tried: chromium and chromedriver are not on the PATH.");
    }

    @AfterAll
    static void end() {
        found.ifPresent(Browser::close);
    }

    private Browser at(String page) throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), page);
        found.orElseThrow().open(file.toUri().toString(), 1280);
        return found.orElseThrow();
    }

    @Test
    void nothing_is_found_on_a_sound_page() throws IOException {
        assertThat(at(SOUND).violations()).isEmpty();
    }

    @Test
    void each_mistake_of_a_page_is_named_with_its_place_and_what_to_do() throws IOException {
        String page = SOUND.replace(" lang=\"sw\"", "")
                .replace(
                        "<p style=\"color: #0b0c0c;", "<h4>Bila ngazi</h4><img src=\"data:,\"><p style=\"color: #ccc;");

        assertThat(at(page).violations())
                .extracting(violation -> violation.replaceFirst("(?s) Fix .*", ""))
                .containsExactlyInAnyOrder(
                        "color-contrast: [\"p\"]",
                        "heading-order: [\"h4\"]",
                        "html-has-lang: [\"html\"]",
                        "image-alt: [\"img\"]");
        assertThat(at(page).violations()).allMatch(violation -> violation.contains("Fix "));
    }

    @Test
    void what_a_page_complains_of_is_heard_once() throws IOException {
        Browser browser = at(SOUND + "<script>console.error('lalamiko')</script>");

        assertThat(browser.console()).singleElement().asString().contains("SEVERE", "lalamiko");
        assertThat(browser.console()).isEmpty();
    }
}
