package org.uteuzi.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.chrome.ChromeDriver;
import org.uteuzi.event.Event;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.Say;
import org.uteuzi.testing.Browser;

/** What the first view of an institution of 500 posts costs, side by side with a page of the same frame with nothing in it. */
@Tag("thorough")
@ExtendWith(Installation.MadeOnce.class)
class FirstViewTest {

    private static final int UNITS = 20;
    private static final int POSTS_IN_EACH = 25;
    private static final int ROUNDS = 7;
    private static final int WIDE = 1280;
    private static final long LARGEST = 300_000;

    /** Sums over all that a page loads, compressed. */
    private static final String WEIGHT =
            "return performance.getEntriesByType('navigation').concat(performance.getEntriesByType('resource'))"
                    + ".reduce((sum, entry) => sum + entry.transferSize, 0)";

    private static final String SERVER =
            "const page = performance.getEntriesByType('navigation')[0]; return page.responseEnd - page.requestStart";

    @Test
    void the_first_view_is_measured_beside_an_empty_page_and_is_light(Installation installation) {
        Optional<Browser> found = Browser.start();
        assumeTrue(found.isPresent(), "chromium and chromedriver are not on the PATH");
        record(installation);
        String home = installation.node.address();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("nothing", "/nowhere");
        pages.put("structure", "/?institution=mia-tano");
        pages.put("dashboard", "/dashboard?institution=mia-tano");
        pages.put("findings", "/findings?institution=mia-tano");
        StringBuilder told =
                new StringBuilder("first view, medians of " + ROUNDS + " with an empty cache (ms, KB compressed)\n"
                        + "page | server | script | style and layout | weight\n");
        try (Browser browser = found.get()) {
            browser.open(home + "/search", WIDE); // by way of the login
            for (Map.Entry<String, String> page : pages.entrySet()) {
                List<Map<String, Double>> rounds = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    rounds.add(view(browser, home + page.getValue()));
                }
                told.append("%s | %.0f | %.0f | %.0f | %.0f%n"
                        .formatted(
                                page.getKey(),
                                median(rounds, "server"),
                                median(rounds, "script"),
                                median(rounds, "layout"),
                                median(rounds, "weight") / 1000));
                assertThat(median(rounds, "weight")).as(page.getKey()).isLessThan(LARGEST);
            }
        }
        System.out.print(told);
    }

    private static Map<String, Double> view(Browser browser, String address) {
        ChromeDriver driver = browser.driver();
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        driver.get("about:blank");
        driver.executeCdpCommand("Performance.enable", Map.of());
        browser.open(address, WIDE);
        Map<String, Double> spent = metrics(driver);
        driver.executeCdpCommand("Performance.disable", Map.of());
        return Map.of(
                "server",
                number(browser.run(SERVER)),
                "script",
                1000 * spent.getOrDefault("ScriptDuration", 0.0),
                "layout",
                1000 * (spent.getOrDefault("LayoutDuration", 0.0) + spent.getOrDefault("RecalcStyleDuration", 0.0)),
                "weight",
                number(browser.run(WEIGHT)));
    }

    private static Map<String, Double> metrics(ChromeDriver driver) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics") instanceof List<?> all) {
            all.forEach(one -> {
                if (one instanceof Map<?, ?> metric) {
                    metrics.put(String.valueOf(metric.get("name")), number(metric.get("value")));
                }
            });
        }
        return metrics;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    private static double median(List<Map<String, Double>> rounds, String figure) {
        return rounds.stream()
                .mapToDouble(round -> round.getOrDefault(figure, 0.0))
                .sorted()
                .toArray()[rounds.size() / 2];
    }

    private static void record(Installation installation) {
        List<Event> events = new ArrayList<>();
        events.add(Say.institution("mia-tano", "2019"));
        for (int unit = 0; unit < UNITS; unit++) {
            String id = "mia-tano-" + unit;
            events.add(Say.unit(id, "mia-tano", "2019"));
            events.add(
                    Say.mandate("f-" + id + "-majukumu", id, "Kuratibu shughuli za kila siku za idara hii.", "2019"));
            for (int post = 0; post < POSTS_IN_EACH; post++) {
                String title = id + "-nafasi-" + post;
                events.add(Say.post(title, id, "2019"));
                events.add(Say.person(title + "-mtu", "Mfano Mtu wa " + title));
                events.add(Say.appointed(title + "-uteuzi", title, title + "-mtu", "2020-01-01"));
            }
        }
        installation.record("mia-tano-sheria", events.toArray(Event[]::new));
    }
}
