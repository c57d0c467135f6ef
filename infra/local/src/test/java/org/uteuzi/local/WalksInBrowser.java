package org.uteuzi.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.Keys;
import org.uteuzi.local.RunningStack.Place;
import org.uteuzi.testing.Browser;

/**
 * What each of three people comes for, from the login on, through a browser alone, with the stack that the README starts. The
 * auditor comes last and sees what the officer did. All read one language.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ResourceLock("the stack and the browser of these walks")
abstract class WalksInBrowser {

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static Place place;
    private static Optional<RunningStack> stack = Optional.empty();
    private static Optional<Browser> browser = Optional.empty();

    private final String language;

    WalksInBrowser(String language) {
        this.language = language;
    }

    @BeforeAll
    static void begin() throws IOException {
        browser = Browser.start();
        assumeTrue(
                browser.isPresent(),
                "Nobody walked through the pages: chromium and chromedriver are not on the PATH "
                        + "(Debian: apt-get install chromium chromium-driver).");
        browser.get()
                .driver()
                .executeCdpCommand(
                        "Browser.setDownloadBehavior",
                        Map.of(
                                "behavior",
                                "allow",
                                "downloadPath",
                                Files.createDirectories(downloads()).toString()));
        place = Place.in(folder.resolve(".uteuzi"));
        stack = Optional.of(RunningStack.start(
                        place,
                        Map.of("uteuzi.command-jar", jar("command"), "uteuzi.query-jar", jar("query")),
                        Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1"))
                .awaitRunning());
    }

    @AfterAll
    static void end() {
        browser.ifPresent(Browser::close);
        stack.ifPresent(RunningStack::close);
    }

    private static String jar(String service) {
        var name = "uteuzi." + service + "-jar";
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    private static Path downloads() {
        return folder.resolve("downloads");
    }

    private Visitor visitor() {
        return new Visitor(browser.orElseThrow(), place, language);
    }

    private static final String POST = "egaz-hr-director";

    /** Of the appointment. */
    private int year() {
        return language.equals("sw") ? 2025 : 2026;
    }

    private int month() {
        return language.equals("sw") ? 8 : 2;
    }

    /** Both have namesakes. */
    private static String reason(Visitor visitor) {
        return visitor.either("Ni mtu mwingine mwenye jina hilo.", "Somebody else of that name.");
    }

    @Order(1)
    @Test
    void an_hr_officer_records_a_letter_step_by_step_and_then_ends_the_appointment_from_the_post() throws IOException {
        var officer = visitor();
        var year = year();
        var month = month();
        var name = officer.either("Mfano Salim Khamis", "Mfano Maryam Othman");
        var title = officer.either("Mfano: barua ya uteuzi", "Sample: letter of appointment") + " " + year;
        var letter = Files.writeString(folder.resolve("barua-" + year + ".pdf"), "%PDF-1.7 " + title);

        officer.logIn("afisa");
        officer.go("desk");
        officer.sees(officer.say("desk.lead"));
        officer.looksOver("desk");
        officer.press(officer.say("desk.begin"));

        // the paper, with a day that does not exist
        officer.isAt("/desk/[^/]+/paper");
        officer.choose("kind", officer.say("instrument.APPOINTMENT_LETTER"));
        officer.type("number", "MFANO 7");
        officer.type("year", String.valueOf(year));
        officer.type("title-" + language, title);
        officer.day("signedOn", 31, month == 2 ? 2 : 6, year);
        officer.type("file", letter.toString());
        officer.waitUntil("return document.getElementById('file-sha256').value.length === 64");
        assertThat(officer.value("file-sha256")).isEqualTo(sha256(Files.readAllBytes(letter)));
        assertThat(officer.value("file-name")).isEqualTo(letter.getFileName().toString());
        officer.press(officer.say("desk.continue"));
        officer.sees(officer.say("summary.title"), officer.say("summary.body"));
        officer.looksOver("desk-error");
        assertThat(officer.value("number")).isEqualTo("MFANO 7");
        assertThat(officer.value("title-" + language)).isEqualTo(title);
        assertThat(officer.value("signedOn-day")).isEqualTo("31");
        assertThat(officer.text("#documents"))
                .contains(letter.getFileName().toString(), sha256(Files.readAllBytes(letter)));
        officer.one(".govuk-error-summary__list a").click();
        officer.waitUntil("return document.activeElement.id.startsWith('signedOn')");
        officer.type("signedOn-day", "20", Keys.ENTER);

        // what it does, with choices that know the structure of the day
        officer.isAt("/desk/[^/]+");
        officer.looksOver("desk-effects");
        officer.choose("task-CHANGED", officer.say("desk.task.APPOINT"));
        officer.press(officer.say("desk.add"));
        officer.isAt("/desk/[^/]+/effects/[^/]+");
        officer.choose("capacity", officer.say("state.SUBSTANTIVE"));
        officer.day("effectiveFrom", 1, month, year);
        officer.one("button#postId").click();
        officer.isAt(".*/pick/postId");
        officer.sees(String.valueOf(year));
        officer.looksOver("desk-pick");
        var unit = officer.either("Rasilimali Watu", "Human Resources");
        officer.type("q", unit, Keys.ENTER);
        officer.waitUntil("return location.search.startsWith('?q=') && document.readyState === 'complete'");
        officer.tick(unit);
        officer.press(officer.say("desk.pick.take"));
        officer.isAt("/desk/[^/]+/effects/[^/]+");
        officer.sees(unit);
        assertThat(officer.value("effectiveFrom-year")).isEqualTo(String.valueOf(year));
        officer.one("button#personId").click();
        officer.isAt(".*/pick/personId");
        officer.type("new-person", name);
        officer.press(officer.say("desk.pick.take"));
        officer.isAt("/desk/[^/]+/effects/[^/]+");
        officer.sees(name);
        officer.looksOver("desk-effect");
        officer.press(officer.say("desk.save"));
        officer.isAt("/desk/[^/]+");
        officer.sees(name, title);

        // before it is recorded: what would change, and that somebody of that name is known already
        officer.press(officer.say("desk.preview.go"));
        officer.isAt("/desk/[^/]+/preview");
        officer.sees(officer.say("desk.before"), officer.say("desk.after"), officer.say("desk.finding.title", 1));
        assertThat(officer.text(".ut-finding")).contains(name);
        assertThat(officer.text("main")).contains(officer.say("desk.never")).doesNotContain(officer.say("desk.erases"));
        officer.looksOver("desk-preview");
        var reason = reason(officer);
        officer.type("reason-0", reason);
        officer.press(officer.say("desk.record"));
        officer.sees(officer.say("summary.title"));
        officer.looksOver("desk-finding", List.of("422"));
        assertThat(officer.value("reason-0")).isEqualTo(reason);
        officer.tick(officer.say("desk.finding.seen"));
        officer.press(officer.say("desk.record"));
        officer.isAt("/instruments/hati-[^/]+");
        officer.sees(name, letter.getFileName().toString(), sha256(Files.readAllBytes(letter)));
        officer.looksOver("recorded");

        // it is there at once
        structureOn(officer, 1, month, year);
        assertThat(row(officer)).contains(name);
        officer.looksOver("structure-recorded");

        // and ended by one click from the post
        officer.one("#structure-table tr[data-post=" + POST + "] a[data-col=post]")
                .click();
        officer.isAt("/posts/" + POST);
        officer.sees(officer.say("desk.from"));
        officer.looksOver("post-officer");
        officer.press(officer.say("desk.from.end"));
        officer.isAt("/desk/[^/]+/effects/[^/]+");
        officer.sees(name);
        officer.day("lastDay", 31, month == 2 ? 3 : 12, year);
        officer.choose("reason", officer.say("EndReason.RESIGNED"));
        officer.looksOver("desk-end");
        officer.press(officer.say("desk.save"));
        officer.isAt("/desk/[^/]+/paper");
        officer.choose("kind", officer.say("instrument.OTHER"));
        officer.type("title-" + language, officer.either("Mfano: barua ya kujiuzulu ", "Sample: resignation ") + year);
        officer.press(officer.say("desk.continue"));
        officer.isAt("/desk/[^/]+");
        officer.press(officer.say("desk.preview.go"));
        officer.sees(officer.say("desk.before"), officer.say("state.VACANT"));
        officer.press(officer.say("desk.record"));
        officer.isAt("/instruments/hati-[^/]+");
        officer.sees(name);
        structureOn(officer, 1, month == 2 ? 4 : 1, month == 2 ? year : year + 1);
        assertThat(row(officer)).contains(officer.say("state.VACANT")).doesNotContain(name);
    }

    private static void structureOn(Visitor visitor, int day, int month, int year) {
        visitor.go("structure");
        visitor.isAt("/");
        visitor.press(visitor.say("other.title"));
        visitor.day("on", day, month, year);
        visitor.press("#other-date", visitor.say("other.show"));
        visitor.waitUntil("return /on-year=%1$d|on=%1$d/.test(location.search) && document.readyState === 'complete'"
                .formatted(year));
        visitor.waitUntil("return !!document.querySelector('.ut-chart__view svg')");
    }

    /** What the structure says of the post. */
    private static String row(Visitor visitor) {
        return visitor.text("#structure-table tr[data-post=" + POST + "]");
    }

    @Order(2)
    @Test
    void a_manager_looks_into_the_past_compares_finds_and_downloads_and_sees_no_more_than_that() throws IOException {
        var manager = visitor();
        manager.logIn("kiongozi");
        assertThat(manager.places())
                .containsExactly(
                        manager.say("nav.dashboard"),
                        manager.say("nav.structure"),
                        manager.say("nav.compare"),
                        manager.say("nav.search"),
                        manager.say("nav.reports"),
                        manager.say("nav.check"));

        structureOn(manager, 1, 1, 2023);
        assertThat(row(manager)).contains("Mfano Maryam Othman");
        assertThat(manager.text("#structure-chart"))
                .contains(manager.either("Rasilimali", "Human"), manager.say("chart.title"));
        manager.looksOver("structure-past");
        manager.press("#step-next", manager.say("timeline.next"));
        manager.waitUntil("return new URLSearchParams(location.search).get('on') === '2024-01-01'");
        manager.sees(manager.either("1 Januari 2024", "1 January 2024"));
        manager.press("#step-previous", manager.say("timeline.previous"));
        manager.waitUntil("return new URLSearchParams(location.search).get('on') < '2024-01-01'");
        manager.press(manager.say("download"));
        manager.press(".ut-menu", manager.say("download.csv"));
        assertThat(Files.readString(downloaded(".csv"), StandardCharsets.UTF_8)).contains("Mfano Maryam Othman");

        manager.go("compare");
        manager.day("on", 1, 1, 2020);
        manager.day("against", 1, 1, 2023);
        manager.press(manager.say("nav.compare"));
        manager.sees(manager.say("diff.world"), "Mfano Maryam Othman");
        manager.looksOver("compare");

        // from what changed to a post, to who held it
        manager.press(".ut-change__title", manager.either("Rasilimali Watu", "Human Resources"));
        manager.isAt("/posts/" + POST);
        manager.sees(manager.say("post.list"));
        manager.waitUntil("return !!document.querySelector('.ut-gantt svg')");
        manager.looksOver("post-manager");
        assertThat(manager.text("html"))
                .doesNotContain(
                        manager.say("findings.here"),
                        manager.say("beliefs.ask"),
                        manager.say("entry.all"),
                        manager.say("desk.from"));
        manager.press("#lanes", "Mfano Maryam Othman");
        manager.isAt("/people/mfano-p-11");
        manager.sees(manager.say("person.list"));
        manager.looksOver("person");
        assertThat(manager.text("html")).doesNotContain(manager.say("reads.person"));

        manager.go("search");
        manager.type("q", "othman", Keys.ENTER);
        manager.sees(manager.say("found.list"));
        manager.looksOver("search");
        manager.one("a[href^='/people/mfano-p-11']").click();
        manager.isAt("/people/mfano-p-11");
        manager.press(manager.say("download"));
        manager.press(".ut-menu", manager.say("download.pdf"));
        assertThat(Files.readString(downloaded(".pdf"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");

        // a correction is seen, why it was made is not; and an address that somebody was told leads nowhere
        manager.open("/instruments/mfano-sahihisho-pemba-2026");
        manager.sees("Mfano Salim Khamis");
        assertThat(manager.text("main")).doesNotContain("kwa makosa wakati wa kurekodi");
        for (var address : List.of("/register", "/register/replay", "/findings", "/explain", "/reads", "/desk")) {
            manager.open(address);
            manager.sees(manager.say("error.notAllowed"));
        }
        manager.looksOver("not-allowed", List.of("403"));
    }

    /** Waits for the file, and takes it away so that the next one is known. */
    private static Path downloaded(String ending) {
        await().atMost(Duration.ofSeconds(30)).until(() -> find(ending).isPresent());
        try {
            return Files.move(
                    find(ending).orElseThrow(),
                    Files.createTempDirectory(folder, "").resolve("file" + ending));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find(String ending) throws IOException {
        try (Stream<Path> files = Files.list(downloads())) {
            return files.filter(file -> file.toString().endsWith(ending)).findFirst();
        }
    }

    @Order(3)
    @Test
    void an_auditor_reads_the_register_to_its_bytes_replays_it_and_asks_why_an_answer_changed() {
        var auditor = visitor();
        auditor.logIn("mkaguzi");

        auditor.go("register");
        auditor.sees(auditor.say("entry.list"));
        auditor.looksOver("register");
        auditor.choose("filter-only", auditor.say("filter.only.RIGHTING"));
        auditor.type("filter-institution", "egaz");
        auditor.press(auditor.say("filter.show"));
        auditor.waitUntil("return location.search.includes('only=RIGHTING') && document.readyState === 'complete'");
        auditor.sees("Mfano Salim Khamis");
        assertThat(auditor.text("main"))
                .contains("kwa makosa wakati wa kurekodi")
                .doesNotContain("MFANO 7");
        // what is stored has the fingerprint that is shown beside it
        auditor.press(".ut-entry", auditor.say("entry.raw"));
        auditor.waitUntil("return !!document.querySelector('.ut-entry details[open]')");
        auditor.looksOver("register-raw");
        var stored = auditor.one(".ut-entry details[open] pre code").getDomProperty("textContent");
        assertThat(auditor.text(".ut-entry details[open] p code"))
                .isEqualTo(sha256(Objects.requireNonNull(stored).getBytes(StandardCharsets.UTF_8)));
        var corrected = auditor.one("li:has(a[href^='/posts/egaz-pemba-coordinator']) .ut-entry__no")
                .getText();

        auditor.go("replay");
        auditor.one("#replay-before");
        var step = auditor.text("#step-title");
        auditor.one("#replay-before").click();
        auditor.waitUntil("return document.getElementById('step-title').textContent !== '" + step + "'");
        auditor.looksOver("replay");
        auditor.one("#replay-after").click();
        auditor.waitUntil("return document.getElementById('step-title').textContent === '" + step + "'");

        // the coordinator was recorded from 15 January, the letter says 1 February
        auditor.go("structure");
        auditor.press(auditor.say("other.title"));
        auditor.day("on", 20, 1, 2021);
        auditor.type("entry", String.valueOf(Integer.parseInt(corrected) - 1));
        auditor.press("#other-date", auditor.say("other.show"));
        auditor.sees(auditor.say("basis.past.now"));
        assertThat(auditor.text("#structure-table tr[data-post=egaz-pemba-coordinator]"))
                .contains("Mfano Salim Khamis");
        auditor.press(auditor.say("explain.why"));
        auditor.isAt("/explain");
        auditor.sees("Mfano Salim Khamis");
        auditor.looksOver("explain");

        // what the officer acknowledged stands, with the reason
        var reason = reason(auditor);
        auditor.press(auditor.say("basis.past.now"));
        auditor.waitUntil("return !location.search.includes('entry=') && document.readyState === 'complete'");
        auditor.go("findings");
        auditor.press(auditor.say("other.title"));
        auditor.day("on", 2, month(), year());
        auditor.press("#other-date", auditor.say("other.show"));
        auditor.sees(reason, "afisa");
        auditor.looksOver("findings");
        auditor.choose("filter-rule", auditor.say("finding.NAMESAKE_REGISTERED_AGAIN"));
        auditor.choose("filter-shown", auditor.say("findings.shown.ACKNOWLEDGED"));
        auditor.press(auditor.say("filter.show"));
        auditor.waitUntil("return location.search.includes('ACKNOWLEDGED') && document.readyState === 'complete'");
        assertThat(auditor.text("main table")).contains(reason);
        auditor.choose("filter-shown", auditor.say("findings.shown.OPEN"));
        auditor.press(auditor.say("filter.show"));
        auditor.waitUntil("return location.search.includes('shown=OPEN') && document.readyState === 'complete'");
        assertThat(auditor.text("main")).doesNotContain(reason);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
