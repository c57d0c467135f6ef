package org.uteuzi.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import org.uteuzi.query.desk.FakeDoor;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.testing.Browser;

/** The pages of a whole query-service in a browser, in one language. */
@ExtendWith(Installation.MadeOnce.class)
abstract class PagesInBrowser {

    static final int WIDE = 1280;
    private static final int NARROW = 320;

    /** Where small pictures for the documents go, if they are wanted. */
    private static final Optional<Path> PICTURES =
            Optional.ofNullable(System.getProperty("uteuzi.pictures")).map(Path::of);

    private static Optional<Browser> found = Optional.empty();
    static String home = "";
    static long uncorrected;

    private final String language;
    Browser browser;

    PagesInBrowser(String language) {
        this.language = language;
    }

    @BeforeAll
    static void start(Installation installation) {
        uncorrected = RecordedPages.uncorrected(installation);
        home = installation.node.address();
        found = Browser.start();
        assumeTrue(
                found.isPresent(),
                "The pages were not tried in a browser: chromium and chromedriver are not on the PATH "
                        + "(Debian: apt-get install chromium chromium-driver).");
        found.get().driver().get(home); // by way of the login
    }

    @AfterAll
    static void end() {
        found.ifPresent(Browser::close);
    }

    @BeforeEach
    void fresh() {
        browser = found.orElseThrow();
        browser.driver().get("about:blank");
        browser.forgetCookie(ChosenLanguage.COOKIE, home);
        browser.console();
        browser.requests();
    }

    private static Stream<Arguments> everyPage() {
        return RecordedPages.PAGES.entrySet().stream()
                .flatMap(page -> Stream.of(WIDE, NARROW)
                        .map(width -> Arguments.of(page.getKey(), RecordedPages.address(page.getValue()), width)));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void every_page_is_accessible_quiet_and_asks_nobody_else(String name, String path, int width) {
        browser.open(home + path + (path.contains("?") ? "&lang=" : "?lang=") + language, width);
        PICTURES.filter(folder -> width == WIDE)
                .ifPresent(folder -> browser.keepWhatIsSeen(folder.resolve(name + "-" + language + ".png")));
        sound(name, width);
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void the_desk_is_accessible_at_every_step_and_loses_nothing(int width) {
        browser.open(home + "/posts/kurasa-mkurugenzi?lang=" + language, width);
        follow("button[value=APPOINT]");
        step("desk-effect", "/effects/[^/]+", width);
        follow("button[value=personId]");
        step("desk-pick", "/pick/personId", width);
        type("#new-person", "Mfano Zuhura Ali");
        follow("main form[method=post] button");
        step("desk-person", "/effects/[^/]+", width);
        type("#effectiveFrom-year", "26");
        follow(".ut-toolbar button:not([name])");
        browser.waitUntil("return !!document.querySelector('.govuk-error-summary')");
        step("desk-error", "/effects/[^/]+", width);
        assertThat(browser.run("return document.getElementById('effectiveFrom-year').value"))
                .isEqualTo("26");
        browser.run("document.getElementById('effectiveFrom-year').value = ''");
        type("#effectiveFrom-year", "2026");
        follow(".ut-toolbar button:not([name])");
        step("desk-paper", "/paper", width);
        new Select(browser.driver().findElement(By.id("kind"))).selectByValue("APPOINTMENT_LETTER");
        type("#title-sw", "Barua ya mfano, " + FakeDoor.PROPOSED);
        follow(".ut-toolbar button");
        browser.waitUntil("return !!document.querySelector('.ut-effects')");
        step("desk-draft", "/desk/[^/]+", width);
        new Select(browser.driver().findElement(By.id("task-CHANGED"))).selectByValue("SET_APPROVAL_POLICY");
        follow(".ut-verb button");
        step("desk-policy", "/effects/[^/]+", width);
        follow(".ut-toolbar button[name=remove]");
        browser.waitUntil("return !!document.querySelector('.ut-verb')");
        follow("a[href$='/preview']");
        step("desk-preview", "/preview", width);
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void the_desk_says_of_an_erasure_that_the_name_is_gone_for_good(int width) {
        browser.open(home + "/desk?lang=" + language, width);
        new Select(browser.driver().findElement(By.id("body"))).selectByValue(RecordedPages.ID);
        follow("form[action='/desk'] button");
        step("erase-begun", "/paper", width);
        new Select(browser.driver().findElement(By.id("kind"))).selectByValue("ADMINISTRATIVE_ORDER");
        type("#title-sw", "Agizo la mfano, " + FakeDoor.PROPOSED);
        follow("#form .ut-toolbar button");
        browser.waitUntil("return !!document.querySelector('#task-CHANGED')");
        new Select(browser.driver().findElement(By.id("task-CHANGED"))).selectByValue("ERASE_PERSON");
        follow(".ut-verb button");
        step("erase-effect", "/effects/[^/]+", width);
        follow("button[value=personId]");
        step("erase-pick", "/pick/personId", width);
        assertThat(browser.driver().findElements(By.id("new-person")))
                .as("nobody new can be erased")
                .isEmpty();
        browser.driver().findElement(By.id("choice-0")).sendKeys(Keys.SPACE);
        follow("#take > button");
        browser.waitUntil("return !!document.querySelector('#form')");
        follow("#form .ut-toolbar button:not([name])");
        browser.waitUntil("return !!document.querySelector('.ut-effects')");
        follow("a[href$='/preview']");
        step("erase-preview", "/preview", width);
        String text = browser.driver().findElement(By.tagName("main")).getText();
        var words = new Words(PageLanguage.tagged(language).orElseThrow());
        assertThat(text).contains(words.say("desk.erases")).doesNotContain(words.say("desk.never"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_file_that_is_too_large_is_refused_in_words_with_and_without_a_script(boolean script, @TempDir Path folder)
            throws IOException {
        Path table = folder.resolve("kubwa.csv");
        try (var file = new RandomAccessFile(table.toFile(), "rw")) {
            file.setLength(200_000_000L);
        }
        browser.driver().get(home + "/?lang=" + language);
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !script));
        try {
            browser.driver().get(home + "/desk/imports");
            type("#file", table.toString());
            follow("form[enctype] button");
            browser.patiently()
                    .until(page -> !page.findElements(By.id("summary-title")).isEmpty());
            String said = new Words(PageLanguage.tagged(language).orElseThrow()).say("imports.problem.LARGE");
            assertThat(browser.driver()
                            .findElement(By.className("govuk-error-summary"))
                            .getText())
                    .contains(said);
            assertThat(browser.driver().findElement(By.id("file-error")).getText())
                    .contains(said);
            assertThat(browser.driver().getCurrentUrl())
                    .as("with a script nothing is sent")
                    .isEqualTo(home + "/desk/imports" + (script ? "?wrong=LARGE" : ""));
        } finally {
            browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void a_proposal_is_rejected_with_a_reason_only(int width) {
        browser.open(home + "/proposals/kurasa-pendekezo?lang=" + language, width);
        follow("form[action$='/reject'] button");
        browser.waitUntil("return !!document.querySelector('.govuk-error-summary')");
        assertThat(browser.console()).singleElement().asString().contains("422"); // as the page says
        step("proposal-error", "/proposals/[^/]+/reject", width);
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void a_spreadsheet_is_sent_and_its_report_read(int width, @TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("teuzi.csv"), FakeDoor.REFUSED);
        browser.open(home + "/desk/imports?lang=" + language, width);
        follow("form[enctype] button");
        browser.waitUntil("return !!document.querySelector('.govuk-error-summary')");
        step("import-error", "/desk/imports", width);
        type("#file", table.toString());
        follow("form[enctype] button");
        browser.waitUntil("return !!document.querySelector('#refused-title')");
        step("import-report", "/desk/imports/[^/]+", width);
    }

    private void step(String name, String path, int width) {
        browser.waitUntil(
                "return document.readyState === 'complete' && new RegExp('" + path + "$').test(location.pathname)");
        sound(name, width);
    }

    private void type(String selector, String text) {
        browser.driver().findElement(By.cssSelector(selector)).sendKeys(text);
    }

    private void sound(String name, int width) {
        browser.run("document.querySelectorAll('details').forEach(fold => fold.open = true)");
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).isNotEmpty().allMatch(address -> address.startsWith(home));
        browser.run("document.querySelectorAll('details').forEach(fold => fold.open = false)");
        browser.keep(Path.of("target", "screenshots", "pages", name + "-" + language + "-" + width + ".png"));
        assertThat(browser.run("return document.documentElement.scrollWidth - innerWidth"))
                .isEqualTo(0L);
    }

    void follow(String selector) {
        browser.driver().findElement(By.cssSelector(selector)).sendKeys(Keys.ENTER);
    }
}
