package org.uteuzi.query.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.uteuzi.event.Event;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.query.structure.Installation;
import org.uteuzi.query.structure.QueryNode;
import org.uteuzi.query.structure.Say;

/** What is printed, opened again by another program. */
@ExtendWith(Installation.MadeOnce.class)
class PrintHttpTest {

    private static final String LONG_NAME =
            "Mwanaisha-Abdulrahmanibinmuhammadalshiraziwapembaungujanakilimanjaronatanganyikanazanzibar Ng'ombe wa Mfano";

    private static QueryNode node;

    @BeforeAll
    static void record(Installation installation) {
        node = installation.node;
        List<Event> effects = new ArrayList<>(List.of(
                Say.institution("printed", "2020"),
                Say.unit("printed-unit", "printed", "2020-02"),
                Say.mandate("f-printed-mandate", "printed-unit", "Kusimamia & kuratibu <kazi> zote", "2020-02"),
                Say.person("p-printed", LONG_NAME)));
        IntStream.range(0, 40)
                .forEach(i -> effects.add(Say.post("printed-" + (10 + i), "printed-unit", "2020-02", null)));
        effects.addAll(List.of(
                Say.term("a-printed-1", "printed-10", "p-printed", "2020-03-01", "2022-12-31"),
                Say.ended("e-printed-1", "a-printed-1", "printed-10", "2021-07-01", EndReason.RESIGNED),
                Say.acting("a-printed-2", "printed-11", "p-printed", "2022"),
                Say.person("p-printed-beside", "Mfano Jirani Asiyehusika"),
                Say.appointed("a-printed-3", "printed-10", "p-printed-beside", "2021-07-01")));
        installation.record("printed-act", effects.toArray(Event[]::new));
    }

    /** A4, in its language, tagged, with its fonts in it and its basis and number on each page. */
    private static String read(HttpResponse<byte[]> response, String language, String title, String basis)
            throws IOException {
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(response.headers().firstValue("Content-Language")).hasValue(language);
        try (PDDocument pdf = Loader.loadPDF(response.body())) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(title);
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language);
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            int number = 0;
            for (PDPage page : pdf.getPages()) {
                number++;
                assertThat(page.getMediaBox().getWidth()).isCloseTo(PDRectangle.A4.getWidth(), Offset.offset(0.5f));
                assertThat(page.getMediaBox().getHeight()).isCloseTo(PDRectangle.A4.getHeight(), Offset.offset(0.5f));
                for (COSName font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
                }
                assertThat(words(text(pdf, number)))
                        .contains(words(basis))
                        .contains(words(number + " / " + pdf.getNumberOfPages()));
            }
            return text(pdf, 0);
        }
    }

    /** @param page from 1; 0: all of them; nothing may stand beside the paper */
    private static String text(PDDocument pdf, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) throws IOException {
                for (TextPosition letter : positions) {
                    assertThat(letter.getXDirAdj()).isPositive();
                    assertThat(letter.getXDirAdj() + letter.getWidthDirAdj()).isLessThan(PDRectangle.A4.getWidth());
                }
                super.writeString(text, positions);
            }
        };
        if (page > 0) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
        }
        return stripper.getText(pdf);
    }

    /** Where lines break is for the paper to say. */
    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void a_letter_that_paper_cannot_hold_is_left_out(Installation installation) throws IOException {
        installation.record("printed-odd", Say.person("p-odd", "Mfano \u0001Pembe\uFFFE"));

        try (PDDocument pdf = Loader.loadPDF(node.download("/api/people/p-odd/service.pdf", "Accept", "application/pdf")
                .body())) {
            assertThat(text(pdf, 0)).contains("Mfano Pembe");
        }
    }

    @Test
    void a_structure_is_printed_on_as_many_pages_as_it_needs() throws IOException {
        String text = read(
                node.download("/api/institutions/printed/structure.pdf?on=2022-03-01", "Accept", "application/pdf"),
                "sw",
                "Muundo wa Taasisi printed",
                "Muundo wa Taasisi printed, tarehe 1 Machi 2022, kwa mujibu wa taarifa zilizorekodiwa hadi");

        assertThat(words(text))
                .contains(words(LONG_NAME))
                .contains(words("Kusimamia & kuratibu <kazi> zote"))
                .contains(words("Nafasi printed-49"))
                .contains(words("Nafasi wazi"))
                .contains(words("Kaimu"))
                .containsPattern("1/[2-9]");
    }

    @Test
    void a_day_before_the_institution_is_printed_as_such() throws IOException {
        String text = read(
                node.download("/api/institutions/printed/structure.pdf?on=2019-03-01", "Accept-Language", "en"),
                "en",
                "Structure of printed",
                "Structure of printed on 1 March 2019, according to what had been recorded up to");

        assertThat(words(text)).contains(words("There is no structure on 1 March 2019"), words("1 / 1"));
    }

    @Test
    void a_record_of_service_tells_each_appointment_with_its_paper() throws IOException {
        String text = read(
                node.download("/api/people/p-printed/service.pdf?on=2022-03-01", "Accept-Language", "en"),
                "en",
                "Record of service: " + LONG_NAME,
                "Record of service of " + LONG_NAME + " on 1 March 2022");

        assertThat(words(text))
                .contains(words("Nafasi printed-10 Idara printed-unit, Taasisi printed Substantive"))
                .contains(words("1 March 2020 30 June 2021"))
                .contains(words("Acting 2022 No end is stated"))
                .contains(words("(printed-act)"));
    }

    @Test
    void all_that_is_held_of_a_person_is_printed_in_tables_with_heads_and_names_nobody_else() throws IOException {
        HttpResponse<byte[]> response = node.download("/api/people/p-printed/export.pdf", "Accept-Language", "en");
        String text = read(
                response,
                "en",
                "What the register holds of " + LONG_NAME,
                "for the person with the identifier p-printed, according to what had been recorded up to");

        assertThat(words(text))
                .contains(words("The Personal Data Protection Act, 2022 (Cap. 44)"))
                .contains(words("Left out: the data of other people"))
                .contains(words("Nafasi printed-10, Idara printed-unit, Taasisi printed Substantive 1 March 2020"))
                .contains(words("30 June 2021"))
                .contains(words("Everything that was ever recorded"))
                .contains(words("(printed-act) Counts"))
                .contains(words("Gazette notice").substring(0, 7))
                .contains(words("Who looked at these data"))
                .doesNotContain(words("Mfano Jirani Asiyehusika"));
        try (PDDocument pdf = Loader.loadPDF(response.body())) {
            List<String> tags = new ArrayList<>();
            collect(pdf.getDocumentCatalog().getStructureTreeRoot().getKids(), tags);
            assertThat(tags).contains("H1", "H2", "Table", "TH", "TD");
            assertThat(tags.stream().filter("Table"::equals)).hasSizeGreaterThanOrEqualTo(4);
        }
    }

    private static void collect(List<Object> kids, List<String> tags) {
        for (Object kid : kids) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                collect(element.getKids(), tags);
            }
        }
    }

    @Test
    void a_signatory_is_certified_on_one_page_with_the_papers() throws IOException {
        String text = read(
                certificate("{\"person\":\"p-printed\",\"post\":\"printed-10\",\"on\":\"2021-06-30\"}"),
                "sw",
                "Cheti cha uhakiki wa aliyetia saini",
                "tarehe 30 Juni 2021, taasisi zote, kwa mujibu wa taarifa zilizorekodiwa hadi");

        assertThat(words(text))
                .contains(words("Alikuwa katika nafasi"))
                .contains(words(LONG_NAME))
                .contains(words("Siku ya mwisho tarehe 30 Juni 2021"))
                .contains(words("printed-act)"))
                .contains(words("1 / 1"));
    }

    @Test
    void whom_the_register_does_not_know_is_certified_as_not_known() throws IOException {
        String text = read(
                certificate("{\"person\":\"nobody\",\"post\":\"printed-10\",\"on\":\"2021-06-30\"}"),
                "sw",
                "Cheti cha uhakiki wa aliyetia saini",
                "tarehe 30 Juni 2021");

        assertThat(words(text)).contains(words("Mtu hajulikani katika daftari"), words("Hakuna hati"));
    }

    @Test
    void a_certificate_is_also_a_link_that_says_who_which_post_and_which_day() throws IOException {
        String link = "/api/checks/office-holding?name=%20p-printed%20&post=printed-10&on=2021-06-30";
        String title = "Cheti cha uhakiki wa aliyetia saini";
        String basis = "tarehe 30 Juni 2021, taasisi zote";
        assertThat(read(node.download(link), "sw", title, basis))
                .isEqualTo(read(
                        certificate("{\"person\":\"p-printed\",\"post\":\"printed-10\",\"on\":\"2021-06-30\"}"),
                        "sw",
                        title,
                        basis));
        Map.of(
                        link.replace("&post=printed-10", ""),
                        "ROWS_MALFORMED",
                        link + "&post=printed-11",
                        "ROWS_MALFORMED",
                        link.replace("06-30", "06-31"),
                        "DATE_NOT_EXISTING",
                        link + "&person=p-printed",
                        "UNKNOWN_PARAMETER")
                .forEach((wrong, code) -> {
                    HttpResponse<byte[]> refused = node.download(wrong);
                    assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
                    assertThat(new String(refused.body(), StandardCharsets.UTF_8))
                            .contains(code);
                });
    }

    @Test
    void a_certificate_of_no_or_two_signatories_or_of_no_day_is_refused() {
        String row = "{\"person\":\"p-printed\",\"post\":\"printed-10\",\"on\":\"2021-06-30\"}";
        Stream.of("", row + "," + row)
                .forEach(rows -> assertThat(new String(certificate(rows).body(), StandardCharsets.UTF_8))
                        .contains("CERTIFICATE_OF_ONE_ROW"));
        HttpResponse<byte[]> noDay = certificate(row.replace("06-30", "06-31"));
        assertThat(noDay.statusCode()).isEqualTo(400);
        assertThat(new String(noDay.body(), StandardCharsets.UTF_8)).contains("DATE_NOT_EXISTING", "2021-06-31");
    }

    private static HttpResponse<byte[]> certificate(String rows) {
        return node.post(
                "/api/checks/office-holding",
                ("[" + rows + "]").getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Accept",
                "application/pdf");
    }

    /** The licence of the fonts asks to go wherever they go. */
    @Test
    void the_fonts_come_with_their_licence() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/fonts/LICENSE.txt")))
                .contains("SIL Open Font License");
    }
}
