package org.uteuzi.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.uteuzi.testing.Browser;

@PageTest
class PageInBrowserTest {

    private static final int WIDE = 1280;
    private static final int NARROW = 320;

    /** Texts of the chart that reach beyond their box. */
    private static final String CUT = """
            return [...document.querySelectorAll('.ut-chart .node')].flatMap(node => {
              const box = node.querySelector('.box').getBoundingClientRect();
              return [...node.querySelectorAll('text')].filter(text => {
                const t = text.getBoundingClientRect();
                return t.right > box.right + 0.5 || t.bottom > box.bottom + 0.5 || t.left < box.left - 0.5;
              }).map(text => text.textContent);
            });
            """;

    /** Boxes of the chart that lie on one another. */
    private static final String OVERLAPPING = """
            const boxes = [...document.querySelectorAll('.ut-chart .box')].map(b => b.getBoundingClientRect());
            return boxes.some((a, i) => boxes.some((b, k) => k > i
              && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1));
            """;

    private static Optional<Browser> found = Optional.empty();

    @Autowired
    private SampleStructures structures;

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeAll
    static void start(@LocalServerPort int port, @Autowired SampleStructures structures) {
        found = Browser.start();
        assumeTrue(
                found.isPresent(),
                "The pages were not tried in a browser: chromium and chromedriver are not on the PATH "
                        + "(Debian: apt-get install chromium chromium-driver).");
        structures.fill(SampleStructures.Filling.ONE_INSTITUTION);
        found.get().driver().get("http://127.0.0.1:" + port); // by way of the login
    }

    @AfterAll
    static void end() {
        found.ifPresent(Browser::close);
    }

    @BeforeEach
    void fresh() {
        structures.fill(SampleStructures.Filling.ONE_INSTITUTION);
        browser = found.orElseThrow();
        browser.driver().get("about:blank");
        browser.forgetCookie(ChosenLanguage.COOKIE, home());
        browser.console();
        browser.requests();
    }

    @ParameterizedTest
    @CsvSource({"sw, 1280", "sw, 320", "en, 1280", "en, 320"})
    void the_page_is_accessible_quiet_and_asks_nobody_else(String language, int width) {
        open("/?lang=" + language, width);
        browser.run("document.querySelectorAll('details').forEach(fold => fold.open = true)");
        assertThat(browser.violations()).isEmpty();
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).isNotEmpty().allMatch(address -> address.startsWith(home()));
        assertThat(overflow()).isZero();
        browser.keep(Path.of("target", "screenshots", "structure-" + language + "-" + width + ".png"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?on=2021-01-20&entry=130",
                "/?on=2019-05-01",
                "/?on=2018-01-01",
                "/?on=2030-01-01&lang=en",
                "/?on-day=31&on-month=2&on-year=2021&known-day=x&entry=y",
                "/nowhere"
            })
    void other_answers_are_accessible_too(String path) {
        for (int width : List.of(WIDE, NARROW)) {
            open(path, width);
            assertThat(browser.violations()).as("%s at %d", path, width).isEmpty();
            assertThat(overflow()).isZero();
        }
    }

    @Test
    void names_of_any_length_are_wrapped_and_never_cut() {
        structures.fill(SampleStructures.Filling.TWO_INSTITUTIONS);
        for (int width : List.of(WIDE, 768, NARROW)) {
            for (String institution : List.of(SampleStructures.AGENCY, SampleStructures.STRANGE)) {
                open("/?institution=" + institution, width);
                assertThat(overflow()).as("%s at %d", institution, width).isZero();
                assertThat(browser.run(CUT)).as("%s at %d", institution, width).isEqualTo(List.of());
                assertThat(browser.run(OVERLAPPING))
                        .as("%s at %d", institution, width)
                        .isEqualTo(false);
            }
        }
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void the_board_stands_beside_the_director_on_a_dotted_line_and_the_departments_below_on_solid_ones() {
        open("/", WIDE);
        assertThat(number("box('egaz-board').top - box('egaz-executive').top")).isZero();
        assertThat(number("box('egaz-hr').top - box('egaz-executive').bottom")).isPositive();
        assertThat(browser.run("return document.querySelectorAll('.ut-chart .link.is-structure').length"))
                .isEqualTo(2L);
        assertThat(browser.run("return document.querySelectorAll('.ut-chart .link.is-reports').length"))
                .isEqualTo(5L);
    }

    @Test
    void the_arrow_keys_walk_the_chart_and_enter_shows_the_unit_beside_it() {
        open("/", WIDE);
        WebElement first = browser.driver().findElement(By.cssSelector(".node[tabindex='0']"));
        assertThat(first.getDomAttribute("data-id")).isEqualTo("egaz-board");
        browser.run("arguments[0].focus()", first);
        keys(Keys.ARROW_RIGHT);
        assertThat(focused()).isEqualTo("egaz-executive");
        keys(Keys.ARROW_DOWN);
        assertThat(focused()).isEqualTo("egaz-hr");
        keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        keys(Keys.ENTER);
        WebElement panel = browser.driver().findElement(By.cssSelector("[data-unit-panel]"));
        assertThat(panel.findElement(By.tagName("h2")).getText()).isEqualTo("Idara ya Usimamizi wa Huduma za TEHAMA");
        assertThat(panel.getText()).contains("Idara ina majukumu ya kutoa utaalamu", "Mfano Neema Mushi");
        keys(Keys.END);
        assertThat(focused()).isEqualTo("egaz-pemba");
        keys(Keys.ARROW_UP);
        assertThat(focused()).isEqualTo("egaz-executive");
        browser.driver().switchTo().activeElement().sendKeys("+");
        assertThat(browser.driver().findElement(By.cssSelector("[data-scale]")).getText())
                .isEqualTo("125%");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void the_arrow_keys_move_the_slider_and_the_answer_follows_with_its_address() {
        open("/?entry=148", WIDE);
        browser.run("document.querySelector('.thumb').focus()");
        keys(Keys.ARROW_LEFT);
        waitForTitle("Muundo wa tarehe 1 Juni 2026");
        keys(Keys.HOME);
        waitForTitle("Muundo wa tarehe 1 Januari 2019");
        assertThat(browser.run("return document.activeElement.getAttribute('aria-valuetext')"))
                .isEqualTo("mwaka 2019 (mabadiliko: 9)");
        assertThat(browser.driver().getCurrentUrl()).contains("on=2019-01-01", "entry=148");
        assertThat(browser.driver().getTitle()).startsWith("Muundo wa tarehe 1 Januari 2019");
        assertThat(browser.driver().findElements(By.cssSelector("#step-previous a")))
                .isEmpty();
        assertThat(language().getDomAttribute("href")).contains("on=2019-01-01", "entry=148", "lang=en");
        browser.waitUntil("return !!document.querySelector('.ut-chart__view svg')");
        assertThat(browser.run("return document.querySelectorAll('.ut-chart .node.is-vacant').length"))
                .isEqualTo(7L);
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).allMatch(address -> address.startsWith(home()));

        browser.driver().navigate().back();
        waitForTitle("Muundo wa tarehe 1 Juni 2026");
    }

    @Test
    void the_links_to_the_change_before_and_after_keep_their_focus() {
        open("/", WIDE);
        browser.driver().findElement(By.id("previous")).sendKeys(Keys.ENTER);
        waitForTitle("Muundo wa tarehe 1 Juni 2026");
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("previous");
        browser.driver().findElement(By.id("previous")).sendKeys(Keys.ENTER);
        waitForTitle("Muundo wa tarehe 1 Februari 2026");
        browser.driver().findElement(By.id("next")).sendKeys(Keys.ENTER);
        waitForTitle("Muundo wa tarehe 1 Juni 2026");
        assertThat(new Select(browser.driver().findElement(By.id("on")))
                        .getFirstSelectedOption()
                        .getText())
                .isEqualTo("1 Juni 2026 (mabadiliko: 1)");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void after_a_mistake_the_summary_has_the_focus_and_its_link_leads_to_the_field() {
        open("/?on-day=31&on-month=2&on-year=2021", WIDE);
        assertThat(browser.run("return document.activeElement.className")).isEqualTo("govuk-error-summary");
        assertThat(browser.driver().getTitle()).startsWith("Kosa: ");
        browser.driver().findElement(By.cssSelector(".govuk-error-summary a")).click();
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("on-day");
        WebElement day = browser.driver().findElement(By.id("on-day"));
        day.clear();
        day.sendKeys("28", Keys.ENTER);
        waitForTitle("Muundo wa tarehe 28 Februari 2021");
        assertThat(browser.driver().getCurrentUrl()).isEqualTo(home() + "/?on=2021-02-28");
    }

    @Test
    void a_name_in_the_table_unfolds_the_mandate_it_points_to() {
        open("/", NARROW);
        browser.run("document.querySelector('#structure-table a[href=\"#unit-egaz-hr\"]').click()");
        browser.waitUntil("return document.getElementById('unit-egaz-hr').checkVisibility()");
    }

    @Test
    void without_scripts_the_page_loses_the_picture_and_nothing_else() {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.driver().get(home() + "/");
            assertThat(visible("#structure-chart")).isFalse();
            assertThat(visible("#structure-table")).isTrue();
            assertThat(visible("[data-print]")).isFalse();
            browser.driver().findElement(By.cssSelector(".ut-mandates summary")).click();
            assertThat(visible("#unit-egaz-board")).isTrue();
            new Select(browser.driver().findElement(By.id("on"))).selectByValue("2022-07-01");
            browser.driver()
                    .findElement(By.cssSelector(".ut-timeline__pick button"))
                    .click();
            browser.waitForHeading("Muundo wa tarehe 1 Julai 2022");
            browser.driver().findElement(By.id("next")).click();
            browser.waitForHeading("Muundo wa tarehe 1 Julai 2025");
            language().click();
            browser.waitForHeading("Structure on 1 July 2025");
        } finally {
            browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void on_paper_the_answer_stands_with_its_dates_and_all_mandates_and_nothing_to_click() {
        open("/?on=2021-01-20&entry=130", WIDE);
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        try {
            assertThat(visible("h1")).isTrue();
            assertThat(visible(".ut-band--past strong")).isTrue();
            assertThat(visible("#unit-egaz-pemba")).isTrue();
            assertThat(visible(".ut-timeline-sheet")).isFalse();
            assertThat(visible("[data-unit-panel]")).isFalse();
            assertThat(visible(".ut-toolbar")).isFalse();
        } finally {
            browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        }
    }

    private void open(String path, int width) {
        browser.open(home() + path, width);
    }

    private String home() {
        return "http://127.0.0.1:" + port;
    }

    private long overflow() {
        return (Long) browser.run("return document.documentElement.scrollWidth - innerWidth");
    }

    private double number(String expression) {
        Object value = browser.run(
                "const box = id => document.querySelector(`.node[data-id=\"${id}\"] .box`).getBoundingClientRect(); return "
                        + expression);
        return ((Number) value).doubleValue();
    }

    private boolean visible(String selector) {
        return Boolean.TRUE.equals(
                browser.run("return document.querySelector(arguments[0]).checkVisibility()", selector));
    }

    private WebElement language() {
        return browser.driver().findElement(By.cssSelector("#language a"));
    }

    private Object focused() {
        return browser.run("return document.activeElement.dataset.id");
    }

    private void keys(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    private void waitForTitle(String title) {
        browser.waitUntil("return document.querySelector('h1')?.textContent === '" + title + "'");
    }
}
