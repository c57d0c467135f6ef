package org.uteuzi.query.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Makes PDFs of pages of its own: A4, tagged (PDF/UA) and with the fonts in it, so that it reads and looks the same
 * everywhere and for ever. Nothing is fetched from anywhere.
 */
@Component
public class Printer {

    private static final Logger LOG = LoggerFactory.getLogger(Printer.class);
    private static final String FONT = "Noto Sans";

    private final TemplateEngine templates;

    Printer(TemplateEngine templates) {
        this.templates = templates;
        XRLog.setLoggingEnabled(false); // each run tells its own troubles
    }

    /**
     * @param template its name beside the others; well-formed XHTML
     * @param sheet what it says, in that language; as {@code sheet}
     */
    public byte[] print(String template, String language, Object sheet) {
        Context context = new Context(Locale.of(language), Map.of("sheet", sheet));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFont(() -> font("Regular"), FONT, 400, FontStyle.NORMAL, true)
                    .useFont(() -> font("Bold"), FONT, 700, FontStyle.NORMAL, true)
                    .usePdfUaAccessibility(true)
                    .useUriResolver((base, uri) -> null)
                    .withDiagnosticConsumer(Printer::tell)
                    .withProducer("Uteuzi")
                    .withHtmlContent(XmlText.allowedIn(templates.process("print/" + template, context)), null)
                    .toStream(pdf)
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String weight) {
        return Objects.requireNonNull(Printer.class.getResourceAsStream("/fonts/NotoSans-" + weight + ".ttf"));
    }

    private static void tell(Diagnostic trouble) {
        if (trouble.getLevel().intValue() >= Level.WARNING.intValue()) {
            LOG.warn("{}", trouble.getFormattedMessage(), trouble.getError());
        }
    }
}
