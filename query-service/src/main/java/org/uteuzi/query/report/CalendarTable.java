package org.uteuzi.query.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.FoldingWriter;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.query.report.EndingTerms.Ending;

/** The last days of terms as all-day events of a calendar (RFC 5545), each under a lasting id of its own. */
final class CalendarTable implements Table<Ending> {

    static final String MEDIA_TYPE = "text/calendar";

    private final Heading heading;
    private final Cells cells;
    private final Instant knownAt;
    private final Writer out;
    private boolean empty = true;

    CalendarTable(Asked asked, Heading heading, Cells cells, OutputStream out) {
        this.heading = heading;
        this.cells = cells;
        this.knownAt = asked.basis().knownAt();
        this.out = new FoldingWriter(
                new OutputStreamWriter(out, StandardCharsets.UTF_8), FoldingWriter.REDUCED_FOLD_LENGTH);
        write("BEGIN:VCALENDAR\r\n");
        write(new ProdId("-//Uteuzi//Uteuzi//" + cells.language().toUpperCase(Locale.ROOT)).toString());
        write(ImmutableVersion.VERSION_2_0.toString());
        write(new XProperty("X-WR-CALNAME", heading.title()).toString());
    }

    @Override
    public void row(Ending ending) {
        empty = false;
        Map<String, Object> words = new HashMap<>();
        words.put(
                "person",
                ending.name() == null ? cells.say(ending.personId() == null ? "notNamed" : "erased") : ending.name());
        words.put("post", cells.text(ending.post()));
        words.put("unit", cells.text(ending.unit()));
        List<Property> properties = List.of(
                new Uid(ending.appointmentId() + "." + ending.lastDay() + "@uteuzi"),
                new DtStamp(knownAt),
                new DtStart<>(ending.lastDay()),
                new Summary(cells.say("calendar.summary", words)),
                new Description(heading.inWords()),
                ImmutableTransp.TRANSPARENT);
        write(new VEvent(new PropertyList(properties)).toString());
    }

    @Override
    public void end(long notJudged) {
        if (empty) {
            write(timeZone().toString());
        }
        write("END:VCALENDAR\r\n");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** A calendar holds something (RFC 5545, section 3.6), also where no term ends: then only in which zone it is read. */
    private VTimeZone timeZone() {
        ZoneId zone = ZoneId.of(InstitutionEstablished.DEFAULT_TIME_ZONE);
        ZoneOffset offset = zone.getRules().getOffset(knownAt);
        Standard standard = new Standard(new PropertyList(List.of(
                new DtStart<>(LocalDate.EPOCH.atStartOfDay()), new TzOffsetFrom(offset), new TzOffsetTo(offset))));
        return new VTimeZone(
                new PropertyList(List.of(new TzId(zone.getId()))), new ComponentList<>(List.<Observance>of(standard)));
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
