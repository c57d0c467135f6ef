package org.uteuzi.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.time.PartialDate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Facts of public appointment notices in Tanzania and Zanzibar. Of whoever leaves a post no notice says since when; that they
 * held it on the day before is the first that is seen of them.
 */
final class NoticesLog implements SourceLog {

    static final Path FILE = Path.of("../../../shared/data/notices.json");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern REPLACES = Pattern.compile("replaces ([^(]+?) *(?:\\(.*)?");
    private static final Pattern TRANSFER = Pattern.compile("transfer from (.+)");
    private static final String EX_OFFICIO = "(ex officio) ";

    /** Somebody who comes to a post, or who is seen in it for the last time. */
    private record Item(
            String post,
            String person,
            PartialDate day,
            boolean isStated,
            boolean leaves,
            @Nullable String authority,
            @Nullable LocalDate termEndsOn) {

        boolean isExOfficio() {
            return person.startsWith(EX_OFFICIO);
        }

        PartialDate from() {
            return leaves ? PartialDate.of(day.first().minusDays(1)) : day;
        }

        boolean holdsOn(LocalDate on) {
            return !on.isBefore(from().first()) && (!leaves || on.isBefore(day.first()));
        }

        Held heldOn(LocalDate on) {
            return new Held(
                    post,
                    isExOfficio() ? "not named" : person,
                    from().text(),
                    leaves ? day.text() : "open",
                    termEndsOn != null && on.isAfter(termEndsOn) ? "TERM_RUN_OUT" : "IN_TERM",
                    from().text().length() == 10 || on.isAfter(from().last()));
        }
    }

    private record Notice(
            String id,
            String source,
            Instant known,
            @Nullable String published,
            List<Item> items) {}

    /** A unit of the line from a department to an authority. */
    private record Line(
            String name, LocalDate from, @Nullable PartialDate until) {}

    private final List<Notice> notices;
    private final List<Line> lineage;

    private NoticesLog(JsonNode file) {
        notices = file.get("notices")
                .valueStream()
                .map(NoticesLog::notice)
                .sorted(Comparator.comparing(Notice::known))
                .toList();
        lineage = file.get("egazLineage").valueStream().map(NoticesLog::line).toList();
    }

    static NoticesLog read() throws IOException {
        return new NoticesLog(JSON.readTree(Files.readString(FILE)));
    }

    private static Notice notice(JsonNode node) {
        String published = text(node, "published");
        List<Item> items = node.get("items")
                .valueStream()
                .flatMap(item -> items(node, item, published))
                .toList();
        LocalDate known = published != null
                ? new PartialDate(published).first()
                : items.stream()
                        .map(item -> item.day().first())
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return new Notice(
                node.get("id").asString(),
                node.get("source").asString(),
                known.atStartOfDay(ZoneOffset.UTC).toInstant(),
                published,
                items);
    }

    private static Stream<Item> items(JsonNode notice, JsonNode item, @Nullable String published) {
        String effective = text(item, "effective");
        PartialDate day = new PartialDate(
                effective == null ? Optional.ofNullable(published).orElseThrow() : effective);
        String kind = Optional.ofNullable(text(item, "kind")).orElse("");
        String post = item.get("post").asString();
        // one board's member is not another's
        String where =
                post.startsWith("Member (") ? post + ", " + notice.get("id").asString() : post;
        String person = item.get("person").asString();
        String authority = Optional.ofNullable(text(item, "authority")).orElseGet(() -> text(notice, "authority"));
        LocalDate termEndsOn = item.has("termYears")
                ? day.first().plusYears(item.get("termYears").asInt()).minusDays(1)
                : null;
        Item main =
                new Item(where, person, day, effective != null, kind.startsWith("revocation"), authority, termEndsOn);
        Matcher replaces = REPLACES.matcher(
                item.has("replaces") ? "replaces " + item.get("replaces").asString() : kind);
        Matcher transfer = TRANSFER.matcher(kind);
        Stream.Builder<Item> all = Stream.builder();
        if (replaces.matches()) {
            all.add(new Item(where, replaces.group(1), day, effective != null, true, null, null));
        }
        if (transfer.matches() || item.has("previousPost")) {
            String left = transfer.matches()
                    ? transfer.group(1)
                    : item.get("previousPost").asString();
            all.add(new Item(left, person, day, effective != null, true, null, null));
        }
        return all.add(main).build();
    }

    private static Line line(JsonNode node) {
        PartialDate until =
                node.has("until") ? new PartialDate(node.get("until").asString()) : null;
        LocalDate from = node.has("from")
                ? new PartialDate(node.get("from").asString()).first()
                : Optional.ofNullable(until).orElseThrow().first().minusDays(1);
        return new Line(node.get("unit").asString(), from, until);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asString() : null;
    }

    @Override
    public String institution() {
        return "notices";
    }

    @Override
    public Set<Instant> moments() {
        Set<Instant> moments = new TreeSet<>();
        notices.forEach(notice -> moments.add(notice.known()));
        return moments;
    }

    @Override
    public Set<LocalDate> days() {
        Set<LocalDate> days = new TreeSet<>();
        items().forEach(item -> {
            days.addAll(List.of(
                    item.from().first(), item.day().first(), item.day().last().plusDays(1)));
            if (item.termEndsOn() != null) {
                days.addAll(List.of(item.termEndsOn(), item.termEndsOn().plusDays(1)));
            }
        });
        lineage.forEach(line -> days.add(line.from()));
        return days;
    }

    @Override
    public List<Held> held(LocalDate day, Instant knownAt) {
        return notices.stream()
                .filter(notice -> !notice.known().isAfter(knownAt))
                .flatMap(notice -> notice.items().stream())
                .filter(item -> item.holdsOn(day))
                .map(item -> item.heldOn(day))
                .toList();
    }

    @Override
    public List<String> units(LocalDate day, Instant knownAt) {
        Stream<String> line = knownAt.isBefore(notices.getLast().known())
                ? Stream.of()
                : lineage.stream()
                        .filter(unit -> !day.isBefore(unit.from())
                                && (unit.until() == null
                                        || day.isBefore(unit.until().first())))
                        .map(Line::name);
        return Stream.concat(Stream.of("Public offices"), line).toList();
    }

    private Stream<Item> items() {
        return notices.stream().flatMap(notice -> notice.items().stream());
    }

    @Override
    public String lines() {
        List<String> lines = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Notice notice : notices) {
            ObjectNode instrument = instrument(notice.id(), notice.known());
            instrument.put("publishedOn", notice.published()).put("reference", notice.source());
            ArrayNode effects = (ArrayNode) instrument.get("effects");
            if (lines.isEmpty()) {
                establish(effects);
            }
            notice.items().forEach(item -> introduce(item, notice, known, effects));
            notice.items().forEach(item -> record(item, notice, effects));
            lines.add(JSON.writeValueAsString(instrument));
        }
        ObjectNode last = instrument("lineage", notices.getLast().known());
        recordLineage((ArrayNode) last.get("effects"));
        lines.add(JSON.writeValueAsString(last));
        return String.join("\n", lines);
    }

    private static ObjectNode instrument(String title, Instant known) {
        ObjectNode instrument = JSON.createObjectNode();
        instrument
                .put("instrumentId", "notice-" + id(title))
                .put("kind", "PRESS_STATEMENT")
                .put("jurisdiction", "TZ")
                .put("sourceRecordedAt", known.toString())
                .putArray("effects");
        instrument.putObject("title").put("en", title);
        return instrument;
    }

    private static void establish(ArrayNode effects) {
        effect(effects, "establishInstitution")
                .put("institutionId", "notices")
                .put("effectiveFrom", "1964")
                .putObject("name")
                .put("en", "Notices");
        unit(effects, "Public offices", "1964");
    }

    private static ObjectNode unit(ArrayNode effects, String name, String from) {
        ObjectNode unit = effect(effects, "establishUnit")
                .put("unitId", id(name))
                .put("institutionId", "notices")
                .put("kind", "OFFICE")
                .put("effectiveFrom", from);
        unit.putObject("name").put("en", name);
        return unit;
    }

    /** What the notice is the first to name. */
    private static void introduce(Item item, Notice notice, Set<String> known, ArrayNode effects) {
        if (known.add("post " + item.post())) {
            LocalDate first = notice.items().stream()
                    .filter(other -> other.post().equals(item.post()))
                    .map(other -> other.from().first())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            effect(effects, "establishPost")
                    .put("postId", id(item.post()))
                    .put("unitId", id("Public offices"))
                    .put("effectiveFrom", first.toString())
                    .put("dateBasis", "FIRST_SEEN")
                    .putObject("title")
                    .put("en", item.post());
        }
        for (String office : offices(item)) {
            if (known.add("office " + office)) {
                effect(effects, "establishOffice")
                        .put("officeId", id(office))
                        .put("jurisdiction", "TZ")
                        .putObject("name")
                        .put("en", office);
            }
        }
        if (!item.isExOfficio() && known.add("person " + item.person())) {
            effect(effects, "registerPerson").put("personId", id(item.person())).put("name", item.person());
        }
    }

    private static List<String> offices(Item item) {
        return Stream.of(Optional.ofNullable(item.authority()), exOfficio(item))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> exOfficio(Item item) {
        return item.isExOfficio() ? Optional.of(item.person().substring(EX_OFFICIO.length())) : Optional.empty();
    }

    private static void record(Item item, Notice notice, ArrayNode effects) {
        String appointment = "a" + Integer.toHexString((notice.id() + item).hashCode());
        ObjectNode appoint = effect(effects, "appoint")
                .put("appointmentId", appointment)
                .put("postId", id(item.post()))
                .put("capacity", item.isExOfficio() ? "EX_OFFICIO" : "SUBSTANTIVE")
                .put("effectiveFrom", item.from().text());
        exOfficio(item)
                .ifPresentOrElse(
                        office -> appoint.put("exOfficio", "office:" + id(office)),
                        () -> appoint.put("personId", id(item.person())));
        if (item.termEndsOn() != null) {
            appoint.put("termEndsOn", item.termEndsOn().toString());
        }
        if (item.leaves()) {
            appoint.put("dateBasis", "FIRST_SEEN");
            ObjectNode end = effect(effects, "endAppointment")
                    .put("appointmentId", appointment)
                    .put("until", item.day().text())
                    .put("reason", item.authority() == null ? "OTHER" : "REVOKED");
            if (item.authority() != null) {
                end.put("endedBy", "office:" + id(item.authority()));
            }
        } else {
            appoint.put("dateBasis", item.isStated() ? "STATED" : "PUBLISHED");
            if (item.authority() != null) {
                appoint.put("appointedBy", "office:" + id(item.authority()));
            }
        }
    }

    private void recordLineage(ArrayNode effects) {
        Line before = null;
        for (Line line : lineage) {
            ObjectNode unit = unit(effects, line.name(), line.from().toString());
            if (before != null) {
                unit.putArray("succeeds").add("unit:" + id(before.name()));
            }
            if (line.until() != null) {
                effect(effects, "dissolveUnit")
                        .put("unitId", id(line.name()))
                        .put("effectiveFrom", line.until().text());
            }
            before = line;
        }
    }

    private static ObjectNode effect(ArrayNode effects, String type) {
        return effects.addObject().put("type", type);
    }

    private static String id(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return plain.length() <= 50 ? plain : plain.substring(0, 50) + Integer.toHexString(name.hashCode());
    }
}
