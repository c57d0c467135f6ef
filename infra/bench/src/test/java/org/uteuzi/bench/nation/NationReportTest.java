package org.uteuzi.bench.nation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.uteuzi.bench.Figures.Quantiles;
import org.uteuzi.bench.Machine;
import org.uteuzi.bench.nation.MemoryFigures.Micros;
import org.uteuzi.bench.nation.WebFigures.Served;
import org.xml.sax.InputSource;

class NationReportTest {

    @Test
    void what_is_wanted_is_held_against_what_was_found() {
        assertThat(NationReport.markdown(figures(0.5)))
                .contains("| requests a second to nginx's with the same bytes as a file | ≥ 0.4 | 0.5 | met |")
                .contains("| a naive replay to the answer from memory | ≥ 100 | 400 | met |")
                .contains("| the same with its bytes written | ≤ 1 | 2 | missed |")
                .contains("from 0.1 M to 1 M | ≤ 1.5 | 0.667 | met |");
    }

    @Test
    void every_row_has_the_cells_of_its_table() {
        int cells = 0;
        for (String line : NationReport.markdown(figures(0.5)).lines().toList()) {
            long found = line.chars().filter(c -> c == '|').count();
            assertThat(cells == 0 || found == 0 || found == cells).as(line).isTrue();
            cells = (int) found;
        }
    }

    @Test
    void without_nginx_the_table_says_so() {
        assertThat(NationReport.markdown(figures(null)))
                .contains("| requests a second to nginx's | ≥ 0.4 | nginx not installed | not measured |")
                .contains("| nginx | not installed |");
    }

    @Test
    void the_chart_is_well_formed_and_names_every_line() throws Exception {
        String chart = Chart.of(figures(0.5));
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart)));

        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(5);
        assertThat(chart).contains("from memory, as bytes, 400 µs", "prefers-color-scheme: dark", ">1 ms<");
    }

    private static NationFigures figures(@Nullable Double ofNginx) {
        boolean nginx = ofNginx != null;
        Quantiles millis = new Quantiles(1, 2);
        List<Served> served = new ArrayList<>();
        if (nginx) {
            served.add(new Served("nginx: the same bytes as a file", 7000, millis, null, 60, 50));
        }
        served.add(new Served(Web.SAME, 3500, millis, ofNginx, 60, 300));
        WebFigures web = new WebFigures(
                8,
                129_000,
                nginx,
                served,
                millis,
                30,
                millis,
                millis,
                7000,
                new WebFigures.Visible(250, 200, 1200, millis, millis));
        Machine machine =
                new Machine("Linux", "one", 2, 24, "ext4", 0.2, "OpenJDK 25", "PostgreSQL 18", "2g", 0.1, 2.0);
        return new NationFigures(
                "2026-11-26",
                false,
                machine,
                600,
                100_000,
                List.of(scale(100_000, 100, 0.1), scale(1_000_000, 200, 0.3)),
                web,
                List.of(new NationFigures.Part("all of it", 60)));
    }

    private static NationFigures.Scale scale(long versions, double micros, double array) {
        return new NationFigures.Scale(
                versions,
                50_000,
                3 * versions,
                10,
                20,
                new MemoryFigures(
                        60,
                        versions / 10,
                        versions / 3,
                        900,
                        1000,
                        129_000,
                        micros(30_000),
                        4000,
                        micros(micros),
                        micros(2 * micros),
                        micros(5),
                        micros(200),
                        micros(400 * micros),
                        micros(array)),
                null);
    }

    private static Micros micros(double value) {
        return new Micros(value, value, 2 * value);
    }
}
