package org.uteuzi.testing;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium of its own, with everything it logs and asks for. */
public final class Browser implements AutoCloseable {

    /** What axe looks for. */
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /**
     * Answers what it found wrong, and none of the much that it found right: to hand that over would take most of the time. A
     * page here has no frames, so nothing has to be put together.
     */
    private static final String AXE = """
            const [rules, answer] = arguments;
            axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']}).then(
                found => answer(found.violations.map(rule => rule.id + ': ' + rule.nodes.map(
                    node => JSON.stringify(node.target) + ' ' + node.failureSummary).join(', '))),
                failed => answer(['axe failed: ' + failed]));
            """;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Pattern REQUEST =
            Pattern.compile("\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]+)\"");

    private final Path profile;
    private final ChromeDriver driver;

    private Browser(Path chromium, Path chromedriver) throws IOException {
        profile = Files.createTempDirectory("uteuzi-browser-");
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless",
                "--hide-scrollbars",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(60));
    }

    /** Empty where Chromium and its driver are not installed. */
    public static Optional<Browser> start() {
        Optional<Path> chromium = installed("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = installed("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Browser(chromium.get(), chromedriver.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** A page of that width, once everything on it is drawn. */
    public void open(String address, int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        driver.get(address);
        waitUntil("return document.readyState === 'complete' && document.fonts.status === 'loaded'"
                + " && (!document.querySelector('.ut-chart__view') || !!document.querySelector('.ut-chart__view svg'))"
                + " && (!document.querySelector('[data-gantt-view]') || !!document.querySelector('[data-gantt-view] svg'))"
                + " && (!document.querySelector('[data-bars-view]') || !!document.querySelector('[data-bars-view] svg'))"
                + " && (!document.querySelector('.ut-timeline__track') || !!document.querySelector('.thumb'))");
    }

    /** Of one name, where another page than the one that is open gets it. */
    public void forgetCookie(String name, String address) {
        driver.executeCdpCommand("Network.deleteCookies", Map.of("name", name, "url", address));
    }

    public void waitUntil(String condition) {
        patiently()
                .withMessage(() -> condition + "; the console says " + console())
                .until(ignored -> Boolean.TRUE.equals(driver.executeScript(condition)));
    }

    /** Looks often and for a long time. */
    public WebDriverWait patiently() {
        return new WebDriverWait(driver, PATIENCE, PAUSE);
    }

    /** Without a script: a page that is being left may have none any more, and the next none yet. */
    public void waitForHeading(String text) {
        patiently().until(ExpectedConditions.textToBe(By.tagName("h1"), text));
    }

    public @Nullable Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What the page put on the console since this was last asked, violations of its policy among it. */
    public List<String> console() {
        return entries(LogType.BROWSER)
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** What was asked of any server since this was last asked. */
    public List<String> requests() {
        return entries(LogType.PERFORMANCE)
                .map(entry -> REQUEST.matcher(entry.getMessage()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(address -> !address.startsWith("data:"))
                .toList();
    }

    /** What keeps somebody from using the page, as far as axe can tell. */
    public List<String> violations() {
        driver.executeScript(axe());
        return ((List<?>) Objects.requireNonNull(driver.executeAsyncScript(AXE, RULES)))
                .stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (var script = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole page as a picture. */
    public void keep(Path picture) {
        keep(picture, true);
    }

    /** What fits into the window as a picture. */
    public void keepWhatIsSeen(Path picture) {
        keep(picture, false);
    }

    private void keep(Path picture, boolean whole) {
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of("captureBeyondViewport", whole, "format", "png", "optimizeForSpeed", true))
                .get("data");
        try {
            Files.createDirectories(picture.getParent());
            Files.write(picture, Base64.getDecoder().decode(String.valueOf(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<LogEntry> entries(String type) {
        return StreamSupport.stream(driver.manage().logs().get(type).spliterator(), false);
    }

    private static Optional<Path> installed(String... names) {
        List<Path> folders = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(Path::of)
                .toList();
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
