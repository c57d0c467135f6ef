package org.uteuzi.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The pages in Swahili; what differs in no language but by its keys and scripts is tried here alone. */
class PagesInBrowserTest extends PagesInBrowser {

    PagesInBrowserTest() {
        super("sw");
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

    private void title(String title) {
        browser.waitUntil("return document.querySelector('h1')?.textContent.startsWith('" + title + "')");
    }
}
