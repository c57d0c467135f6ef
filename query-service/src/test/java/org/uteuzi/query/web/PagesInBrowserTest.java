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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;
import org.uteuzi.query.desk.FakeDoor;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.testing.Browser;

/** The pages of a whole query-service in a browser. */
@ExtendWith(Installation.MadeOnce.class)
class PagesInBrowserTest {

    private static final int WIDE = 1280;
    private static final int NARROW = 320;

    /** Where small pictures for the documents go, if they are wanted. */
    private static final Optional<Path> PICTURES =
            Optional.ofNullable(System.getProperty("uteuzi.pictures")).map(Path::of);

    private static Optional<Browser> found = Optional.empty();
    private static String home = "";
    private static long uncorrected;

    private Browser browser;

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
                .flatMap(page -> Stream.of("sw", "en")
                        .flatMap(language -> Stream.of(WIDE, NARROW)
                                .map(width -> Arguments.of(
                                        page.getKey(), RecordedPages.address(page.getValue()), language, width))));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void every_page_is_accessible_quiet_and_asks_nobody_else(String name, String path, String language, int width) {
        browser.open(home + path + (path.contains("?") ? "&lang=" : "?lang=") + language, width);
        PICTURES.filter(folder -> width == WIDE)
                .ifPresent(folder -> browser.keepWhatIsSeen(folder.resolve(name + "-" + language + ".png")));
        sound(name, language, width);
    }

    @ParameterizedTest
    @CsvSource({"sw, 1280", "en, 1280", "sw, 320", "en, 320"})
    void the_desk_is_accessible_at_every_step_and_loses_nothing(String language, int width) {
        browser.open(home + "/posts/kurasa-mkurugenzi?lang=" + language, width);
        follow("button[value=APPOINT]");
        step("desk-effect", "/effects/[^/]+", language, width);
        follow("button[value=personId]");
        step("desk-pick", "/pick/personId", language, width);
        type("#new-person", "Mfano Zuhura Ali");
        follow("main form[method=post] button");
        step("desk-person", "/effects/[^/]+", language, width);
        type("#effectiveFrom-year", "26");
        follow(".ut-toolbar button:not([name])");
        browser.waitUntil("return !!document.querySelector('.govuk-error-summary')");
        step("desk-error", "/effects/[^/]+", language, width);
        assertThat(browser.run("return document.getElementById('effectiveFrom-year').value"))
                .isEqualTo("26");
        browser.run("document.getElementById('effectiveFrom-year').value = ''");
        type("#effectiveFrom-year", "2026");
        follow(".ut-toolbar button:not([name])");
        step("desk-paper", "/paper", language, width);
        new Select(browser.driver().findElement(By.id("kind"))).selectByValue("APPOINTMENT_LETTER");
        type("#title-sw", "Barua ya mfano, " + FakeDoor.PROPOSED);
        follow(".ut-toolbar button");
        browser.waitUntil("return !!document.querySelector('.ut-effects')");
        step("desk-draft", "/desk/[^/]+", language, width);
        new Select(browser.driver().findElement(By.id("task-CHANGED"))).selectByValue("SET_APPROVAL_POLICY");
        follow(".ut-verb button");
        step("desk-policy", "/effects/[^/]+", language, width);
        follow(".ut-toolbar button[name=remove]");
        browser.waitUntil("return !!document.querySelector('.ut-verb')");
        follow("a[href$='/preview']");
        step("desk-preview", "/preview", language, width);
    }

    @ParameterizedTest
    @CsvSource({"sw, 1280", "en, 1280", "sw, 320", "en, 320"})
    void the_desk_says_of_an_erasure_that_the_name_is_gone_for_good(String language, int width) {
        browser.open(home + "/desk?lang=" + language, width);
        new Select(browser.driver().findElement(By.id("body"))).selectByValue(RecordedPages.ID);
        follow("form[action='/desk'] button");
        step("erase-begun", "/paper", language, width);
        new Select(browser.driver().findElement(By.id("kind"))).selectByValue("ADMINISTRATIVE_ORDER");
        type("#title-sw", "Agizo la mfano, " + FakeDoor.PROPOSED);
        follow("#form .ut-toolbar button");
        browser.waitUntil("return !!document.querySelector('#task-CHANGED')");
        new Select(browser.driver().findElement(By.id("task-CHANGED"))).selectByValue("ERASE_PERSON");
        follow(".ut-verb button");
        step("erase-effect", "/effects/[^/]+", language, width);
        follow("button[value=personId]");
        step("erase-pick", "/pick/personId", language, width);
        assertThat(browser.driver().findElements(By.id("new-person")))
                .as("nobody new can be erased")
                .isEmpty();
        browser.driver().findElement(By.id("choice-0")).sendKeys(Keys.SPACE);
        follow("#take > button");
        browser.waitUntil("return !!document.querySelector('#form')");
        follow("#form .ut-toolbar button:not([name])");
        browser.waitUntil("return !!document.querySelector('.ut-effects')");
        follow("a[href$='/preview']");
        step("erase-preview", "/preview", language, width);
        String text = browser.driver().findElement(By.tagName("main")).getText();
        var words = new Words(PageLanguage.tagged(language).orElseThrow());
        assertThat(text).contains(words.say("desk.erases")).doesNotContain(words.say("desk.never"));
    }

    @ParameterizedTest
    @CsvSource({"sw, true", "en, true", "sw, false", "en, false"})
    void a_file_that_is_too_large_is_refused_in_words_with_and_without_a_script(
            String language, boolean script, @TempDir Path folder) throws IOException {
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
    @CsvSource({"sw, 1280", "en, 1280", "sw, 320", "en, 320"})
    void a_proposal_is_rejected_with_a_reason_only(String language, int width) {
        browser.open(home + "/proposals/kurasa-pendekezo?lang=" + language, width);
        follow("form[action$='/reject'] button");
        browser.waitUntil("return !!document.querySelector('.govuk-error-summary')");
        assertThat(browser.console()).singleElement().asString().contains("422"); // as the page says
        step("proposal-error", "/proposals/[^/]+/reject", language, width);
    }

    @ParameterizedTest
    @CsvSource({"sw, 1280", "en, 1280", "sw, 320", "en, 320"})
    void a_spreadsheet_is_sent_and_its_report_read(String language, int width, @TempDir Path folder)
            throws IOException {
        Path table = Files.writeString(folder.resolve("teuzi.csv"), FakeDoor.REFUSED);
        browser.open(home + "/desk/imports?lang=" + language, width);
        follow("form[enctype] button");
        browser.waitUntil("return !!document.querySelector('.govuk-error-summary')");
        step("import-error", "/desk/imports", language, width);
        type("#file", table.toString());
        follow("form[enctype] button");
        browser.waitUntil("return !!document.querySelector('#refused-title')");
        step("import-report", "/desk/imports/[^/]+", language, width);
    }

    private void step(String name, String path, String language, int width) {
        browser.waitUntil(
                "return document.readyState === 'complete' && new RegExp('" + path + "$').test(location.pathname)");
        sound(name, language, width);
    }

    private void type(String selector, String text) {
        browser.driver().findElement(By.cssSelector(selector)).sendKeys(text);
    }

    private void sound(String name, String language, int width) {
        browser.run("document.querySelectorAll('details').forEach(fold => fold.open = true)");
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).isNotEmpty().allMatch(address -> address.startsWith(home));
        browser.run("document.querySelectorAll('details').forEach(fold => fold.open = false)");
        browser.keep(Path.of("target", "screenshots", "pages", name + "-" + language + "-" + width + ".png"));
        assertThat(browser.run("return document.documentElement.scrollWidth - innerWidth"))
                .isEqualTo(0L);
    }

    @Test
    void the_keyboard_alone_leads_from_the_dashboard_to_a_post_its_holder_and_the_paper() {
        browser.open(home + RecordedPages.PAGES.get("dashboard"), WIDE);
        follow("#vacancies tbody a");
        title("Mkurugenzi wa Idara ya Rasilimali Watu, Utawala na Mipango");
        browser.waitUntil("return !!document.querySelector('.ut-gantt svg')");
        follow("#lanes a[data-col=who]");
        title("Mfano Juma Haji Makame");
        follow("#lanes td a");
        browser.waitUntil("return location.pathname.startsWith('/instruments/')");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void a_menu_opens_and_closes_by_the_keyboard_and_gives_the_focus_back() {
        browser.open(home + RecordedPages.PAGES.get("structure"), WIDE);
        browser.driver().findElement(By.cssSelector(".ut-menu summary")).sendKeys(Keys.ENTER);
        assertThat(browser.run("return document.querySelector('.ut-menu').open"))
                .isEqualTo(true);
        new Actions(browser.driver()).sendKeys(Keys.TAB, Keys.ESCAPE).perform();
        assertThat(browser.run("return document.querySelector('.ut-menu').open"))
                .isEqualTo(false);
        assertThat(browser.run("return document.activeElement.tagName")).isEqualTo("SUMMARY");
    }

    @Test
    void recorded_time_plays_by_itself_until_its_last_step() {
        browser.open(home + "/register/replay" + RecordedPages.OF + "&on=2022-06-01&entry=" + uncorrected, WIDE);
        browser.driver().findElement(By.id("replay-play")).sendKeys(Keys.ENTER);
        browser.waitUntil("return document.getElementById('step-title').textContent === 'Hatua ya 6 kati ya 6'");
        assertThat(browser.run("return document.getElementById('replay-play')")).isNull();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void without_scripts_a_page_loses_its_pictures_and_nothing_else() {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.driver().get(home + RecordedPages.PAGES.get("post"));
            assertThat(visible("#gantt")).isFalse();
            assertThat(visible("#lanes")).isTrue();
            browser.driver().get(home + RecordedPages.PAGES.get("dashboard"));
            assertThat(visible("#ending-table")).isTrue();
            assertThat(visible(".ut-bars")).isFalse();
        } finally {
            browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    private boolean visible(String selector) {
        return Boolean.TRUE.equals(
                browser.run("return document.querySelector(arguments[0]).checkVisibility()", selector));
    }

    private void follow(String selector) {
        browser.driver().findElement(By.cssSelector(selector)).sendKeys(Keys.ENTER);
    }

    private void title(String title) {
        browser.waitUntil("return document.querySelector('h1')?.textContent.startsWith('" + title + "')");
    }
}
