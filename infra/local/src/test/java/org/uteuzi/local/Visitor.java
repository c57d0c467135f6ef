package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.uteuzi.local.RunningStack.Place;
import org.uteuzi.testing.Browser;

/** Somebody at a browser who reads one language, does nothing but press and type what is seen, and looks over every page. */
final class Visitor {

    static final int WIDTH = 1280;

    /** Where small pictures for the documents go, if they are wanted. */
    private static final Optional<Path> PICTURES =
            Optional.ofNullable(System.getProperty("uteuzi.pictures")).map(Path::of);

    /** What can be pressed within a part of the page: what says just this, else what begins with it, else what has it. */
    private static final String TO_PRESS = """
            const [within, text] = arguments, said = it => it.textContent.replace(/\\s+/g, ' ').trim();
            const all = [...document.querySelectorAll(`${within} :is(a, button, summary)`)].filter(it => it.checkVisibility() && !it.closest("[aria-hidden=true]"));
            return all.find(it => said(it) === text) ?? all.find(it => said(it).startsWith(text))
                ?? all.find(it => said(it).includes(text)) ?? null;
            """;

    private static final String SEEN =
            "return document.readyState === 'complete' && (document.querySelector('main')?.innerText ?? '').includes(arguments[0])";

    private final Browser browser;
    private final Place place;
    private final String language;
    private final Properties texts;

    Visitor(Browser browser, Place place, String language) {
        this.browser = browser;
        this.place = place;
        this.language = language;
        this.texts = texts(language);
    }

    /** The texts of the pages as they are packaged. */
    private static Properties texts(String language) {
        var texts = new Properties();
        try (var jar = new JarFile(Objects.requireNonNull(System.getProperty("uteuzi.query-jar")))) {
            for (var bundle : List.of("pages", "desk", "reports")) {
                var entry = jar.getEntry("BOOT-INF/classes/" + bundle + "_" + language + ".properties");
                try (var reader = new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String say(String key, Object... arguments) {
        var text = Objects.requireNonNull(texts.getProperty(key), key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.of(language)).format(arguments);
    }

    /** What differs between the languages and stands in no bundle, such as what is typed or the name of a unit. */
    String either(String swahili, String english) {
        return language.equals("en") ? english : swahili;
    }

    String home() {
        return "http://127.0.0.1:" + place.queryPort();
    }

    /** Comes as somebody whom the browser does not know yet, whose password is their name, and chooses the language. */
    void logIn(String name) {
        browser.driver().manage().deleteAllCookies();
        browser.open(home() + "/", WIDTH);
        assertThat(browser.driver().getCurrentUrl()).startsWith("http://127.0.0.1:" + place.loginPort() + "/login");
        assertThat(browser.violations()).isEmpty();
        type("username", name);
        type("password", name, Keys.ENTER);
        browser.waitUntil("return document.querySelector('.ut-header__who span')?.textContent === '" + name + "'");
        if (language.equals("en")) {
            browser.driver().findElement(By.cssSelector("#language a")).click();
        }
        browser.waitUntil("return document.documentElement.lang === '" + language + "'");
        browser.console();
        browser.requests();
    }

    /** By the way that leads through all pages. */
    void go(String place) {
        press("#places", say("nav." + place));
    }

    List<String> places() {
        return browser.driver().findElements(By.cssSelector("#places a")).stream()
                .map(WebElement::getText)
                .toList();
    }

    void press(String text) {
        press("main", text);
    }

    void press(String within, String text) {
        Objects.requireNonNull(browser.patiently()
                        .withMessage(() -> "to press: " + text + " in " + within + ", at " + address())
                        .until(page -> (WebElement) browser.run(TO_PRESS, within, text)))
                .click();
    }

    WebElement one(String selector) {
        return Objects.requireNonNull(browser.patiently()
                .withMessage(() -> selector + ", at " + address())
                .until(page -> page.findElements(By.cssSelector(selector)).stream()
                        .findFirst()
                        .orElse(null)));
    }

    String text(String selector) {
        return one(selector).getText();
    }

    String value(String id) {
        return String.valueOf(one("#" + id).getDomProperty("value"));
    }

    /** Into a field that is empty or is emptied so, by the keyboard. */
    void type(String id, CharSequence... keys) {
        var field = one("#" + id);
        if (!value(id).isEmpty() && !"file".equals(field.getDomAttribute("type"))) {
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
        }
        field.sendKeys(keys);
    }

    void day(String id, int day, int month, int year) {
        type(id + "-day", String.valueOf(day));
        type(id + "-month", String.valueOf(month));
        type(id + "-year", String.valueOf(year));
    }

    void choose(String id, String text) {
        new Select(one("#" + id)).selectByVisibleText(text);
    }

    /** One of those to choose among, by the words beside it. */
    void tick(String text) {
        Objects.requireNonNull(browser.patiently()
                        .withMessage(() -> "to tick: " + text + ", at " + address())
                        .until(page -> page.findElements(By.cssSelector("main label")).stream()
                                .filter(label -> label.getText().contains(text))
                                .findFirst()
                                .orElse(null)))
                .click();
    }

    /** Waits until the page says all this. */
    void sees(String... texts) {
        for (var text : texts) {
            browser.patiently()
                    .withMessage(() -> "to see: " + text + ", at " + address() + ": " + text("main"))
                    .until(page -> Boolean.TRUE.equals(browser.run(SEEN, text)));
        }
    }

    void isAt(String path) {
        browser.waitUntil("return document.readyState === 'complete' && new RegExp('^%s$').test(location.pathname)"
                .formatted(path));
    }

    String address() {
        return String.valueOf(browser.driver().getCurrentUrl()).substring(home().length());
    }

    void waitUntil(String condition) {
        browser.waitUntil(condition);
    }

    /** Types an address, as somebody may who was told it. */
    void open(String path) {
        browser.open(home() + path, WIDTH);
    }

    /** Nothing keeps anybody from using the page, it is in one language, complains of nothing and asks nobody else. */
    void looksOver(String name) {
        looksOver(name, List.of());
    }

    /** @param complaint what the browser says of an answer that refuses something; empty: nothing may be said */
    void looksOver(String name, List<String> complaint) {
        isAt(".*");
        browser.waitUntil("return document.fonts.status === 'loaded'");
        PICTURES.ifPresent(folder -> browser.keepWhatIsSeen(folder.resolve("walk-" + name + "-" + language + ".png")));
        browser.keep(Path.of("target", "screenshots", name + "-" + language + ".png"));
        browser.run("window.folded = [...document.querySelectorAll('details:not([open])')];"
                + " window.folded.forEach(fold => fold.open = true)");
        assertThat(browser.violations()).as(name).isEmpty();
        browser.run("window.folded.forEach(fold => fold.open = false)");
        assertThat(text("html")).as(name).doesNotContain("??");
        assertThat(one("html").getDomAttribute("lang")).as(name).isEqualTo(language);
        assertThat(browser.console())
                .as(name)
                .allMatch(said -> complaint.stream().anyMatch(said::contains));
        assertThat(browser.requests()).as(name).allMatch(asked -> asked.startsWith(home()));
    }
}
