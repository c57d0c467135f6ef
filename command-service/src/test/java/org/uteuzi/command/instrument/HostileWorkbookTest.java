package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uteuzi.command.instrument.Door.Answer;

/** A workbook is a packed folder of XML, and whoever makes one by hand can put anything into it. */
@ExtendWith(SharedDoor.class)
class HostileWorkbookTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String SECRET = "siri-ya-seva-4417";

    private final Door door;

    @TempDir
    private Path own;

    HostileWorkbookTest(Door door) {
        this.door = door;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>",
                "<!DOCTYPE x [<!ENTITY %% p SYSTEM \"%s\"> %%p; <!ENTITY e \"-\">]>",
                "<!DOCTYPE x SYSTEM \"%s\">"
            })
    void what_a_workbook_names_outside_of_itself_is_neither_read_nor_asked_for(String declaration, @TempDir Path folder)
            throws Exception {
        Path file = Files.writeString(folder.resolve("siri"), SECRET);
        AtomicInteger asked = new AtomicInteger();
        HttpServer outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        outside.start();
        String address = "http://127.0.0.1:" + outside.getAddress().getPort() + "/";
        for (String elsewhere : new String[] {file.toUri().toString(), address}) {
            Answer answer = post(changed(Map.of(
                    "xl/sharedStrings.xml",
                    text -> declared(text, declaration.formatted(elsewhere)),
                    "xl/worksheets/sheet1.xml",
                    text -> declared(text, declaration.formatted(elsewhere)))));

            assertThat(answer.status()).as(answer.body()).isIn(200, 400);
            assertThat(answer.body()).doesNotContain(SECRET, file.toString());
        }
        outside.stop(0);
        assertThat(asked).hasValue(0);
    }

    /** Of a few lines that stand for thousands of millions of letters nothing is made. */
    @Test
    void entities_that_are_made_of_each_other_are_not_unfolded() throws Exception {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i <= 30; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        laughs.append("<!ENTITY e \"&a30;\">]>");

        Answer answer = post(changed(Map.of("xl/sharedStrings.xml", text -> declared(text, laughs.toString()))));

        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
        assertThat(answer.body().length()).isLessThan(100_000);
    }

    /** A few letters would otherwise ask for more memory than there is. */
    @ParameterizedTest
    @ValueSource(strings = {"ZZZZ1", "ZZZZZZ1", "$ZZZZZZ$1", "zzzzzz1", "GKGWBYLWRXTLPP1"})
    void a_cell_beyond_the_last_column_costs_nothing(String cell) throws Exception {
        Answer answer = post(changed(Map.of(
                "xl/worksheets/sheet1.xml",
                text -> text.replaceFirst("r=\"A1\"", "r=\"" + cell.replace("$", "\\$") + "\""))));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("SPREADSHEET_UNREADABLE");
    }

    @Test
    void a_text_longer_than_a_cell_can_hold_is_named() throws Exception {
        Answer answer = post(changed(Map.of(
                "xl/sharedStrings.xml", text -> text.replaceFirst("<t[^>]*>", "<t>" + "a".repeat(32_768)))));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("SPREADSHEET_MALFORMED");
    }

    /** It unpacks to more than this JVM has. */
    @Test
    void a_small_file_that_unpacks_to_more_than_there_is_room_for_is_refused_while_it_is_unpacked() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 1_200; i++) {
                zip.write(blank);
            }
        }
        assertThat(bomb.size()).isLessThan(2_000_000);

        Answer answer = post(bomb.toByteArray());

        assertThat(answer.status()).as(answer.body()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("CONTENT_TOO_LARGE");
        assertThat(door.send(door.request("/api/imports/template.csv").build()).status())
                .isEqualTo(200);
    }

    private static String declared(String text, String declaration) {
        return text.replaceFirst(
                        "(<\\?xml[^>]*>)?",
                        "$1" + declaration.replace("\\", "\\\\").replace("$", "\\$"))
                .replaceFirst("<t[^>]*>", "<t>&e;");
    }

    /** The template that we hand out ourselves, with some of its parts changed. */
    private byte[] changed(Map<String, UnaryOperator<String>> changes) throws Exception {
        Path workbook = Files.write(own.resolve("changed.xlsx"), template());
        try (FileSystem parts = FileSystems.newFileSystem(workbook)) {
            for (var change : changes.entrySet()) {
                Path part = parts.getPath(change.getKey());
                String before = Files.readString(part);
                String after = change.getValue().apply(before);
                assertThat(after).isNotEqualTo(before);
                Files.writeString(part, after);
            }
        }
        return Files.readAllBytes(workbook);
    }

    private byte[] template() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(door.request("/api/imports/template.xlsx").build(), BodyHandlers.ofByteArray())
                    .body();
        }
    }

    private Answer post(byte[] body) {
        return door.send(door.request("/api/imports?mode=historic&preview=true")
                .POST(BodyPublishers.ofByteArray(body))
                .setHeader("Content-Type", XLSX)
                .build());
    }
}
