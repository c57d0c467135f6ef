package org.uteuzi.bench.nation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Correction;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.Event;
import org.uteuzi.event.institution.InstitutionEstablished;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.Terms;
import org.uteuzi.event.unit.MandateSet;
import org.uteuzi.event.unit.UnitEstablished;
import org.uteuzi.event.unit.UnitKind;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** One institution of the nation: what it consists of from the beginning, and what happens in its posts. */
final class PublicBody {

    private static final int UNITS = 12;
    private static final PartialDate BEGINNING = PartialDate.of(Nation.BEGINNING);
    private static final String REASON = "Mfano: tarehe iliandikwa vibaya";
    private static final int RETROACTIVE_OF = 20;
    private static final int LONGEST_DELAY = 30;
    private static final int SHORTEST_LATENESS = 200;
    private static final int LONGEST_LATENESS = 900;

    private final String id;
    private final int index;
    private final long seed;
    private final int firstPost;
    private final int posts;
    private final int units;
    private final int people;
    private final IntUnaryOperator versionsOf;
    private final Map<String, Long> sequences = new HashMap<>();

    /** @param versionsOf how many versions of appointments each post of the nation has */
    PublicBody(String id, int index, long seed, int firstPost, int endPost, IntUnaryOperator versionsOf) {
        this.id = id;
        this.index = index;
        this.seed = seed;
        this.firstPost = firstPost;
        this.posts = endPost - firstPost;
        this.units = Math.min(UNITS, posts);
        this.people = Math.max(2, posts * 5 / 4);
        this.versionsOf = versionsOf;
    }

    String id() {
        return id;
    }

    int index() {
        return index;
    }

    /** The place of the next event in the stream of a thing. */
    long sequence(String thing) {
        return sequences.merge(thing, 1L, Long::sum) - 1;
    }

    /** Its units with their mandates, its posts, and everybody who will ever hold one. */
    List<Paper.Change> establishment() {
        List<Paper.Change> changes = new ArrayList<>();
        LocalizedText name = new LocalizedText("Mfano: Taasisi ya " + index, "Sample: Institution " + index);
        changes.add(change(
                "establishInstitution",
                new InstitutionEstablished(
                        id + "-f",
                        id,
                        name,
                        "Africa/Dar_es_Salaam",
                        null,
                        List.of(),
                        BEGINNING,
                        DateBasis.STATED,
                        null),
                "factId",
                id + "-f",
                "institutionId",
                id,
                "name",
                name));
        for (int unit = 0; unit < units; unit++) {
            changes.add(unit(unit));
            changes.add(mandate(unit));
        }
        for (int post = 0; post < posts; post++) {
            changes.add(post(post));
        }
        for (int person = 0; person < people; person++) {
            String personId = personId(person);
            String called = "Mfano " + index + " " + person;
            changes.add(change(
                    "registerPerson",
                    new PersonRegistered(personId + "-f", personId, called, BEGINNING, null),
                    "factId",
                    personId + "-f",
                    "personId",
                    personId,
                    "name",
                    called));
        }
        return changes;
    }

    private Paper.Change unit(int unit) {
        String fact = unitId(unit) + "-f";
        String parent = unit == 0 ? null : unitId(0);
        UnitKind kind = unit == 0 ? UnitKind.EXECUTIVE : UnitKind.DEPARTMENT;
        LocalizedText name = new LocalizedText("Idara ya " + unit, "Department " + unit);
        return change(
                "establishUnit",
                new UnitEstablished(
                        fact, unitId(unit), id, parent, kind, name, null, List.of(), BEGINNING, DateBasis.STATED, null),
                "factId",
                fact,
                "unitId",
                unitId(unit),
                "institutionId",
                id,
                "parentUnitId",
                parent,
                "kind",
                kind,
                "name",
                name);
    }

    private Paper.Change mandate(int unit) {
        String fact = unitId(unit) + "-m";
        LocalizedText text = new LocalizedText(
                "Kusimamia eneo la " + unit + " na kutunza kumbukumbu zake",
                "To look after area " + unit + " and its records");
        List<LocalizedText> functions = List.of(
                new LocalizedText("Kutunza kumbukumbu", "To keep the records"),
                new LocalizedText("Kutoa taarifa kila mwaka", "To report every year"));
        return change(
                "setMandate",
                new MandateSet(fact, unitId(unit), text, functions, null, List.of(), BEGINNING, DateBasis.STATED, null),
                "factId",
                fact,
                "unitId",
                unitId(unit),
                "text",
                text,
                "functions",
                functions);
    }

    /** The first post of each unit heads it; the first of all heads the institution. */
    private Paper.Change post(int post) {
        String fact = postId(post) + "-f";
        int unit = post % units;
        boolean heads = post < units;
        String reportsTo = post == 0 ? null : postId(heads ? 0 : unit);
        LocalizedText title = new LocalizedText("Afisa wa " + post, "Officer " + post);
        return change(
                "establishPost",
                new PostEstablished(
                        fact,
                        postId(post),
                        unitId(unit),
                        title,
                        reportsTo,
                        heads,
                        1,
                        Terms.NOT_STATED,
                        BEGINNING,
                        DateBasis.STATED,
                        null),
                "factId",
                fact,
                "postId",
                postId(post),
                "unitId",
                unitId(unit),
                "title",
                title,
                "reportsTo",
                reportsTo,
                "headsUnit",
                heads,
                "seats",
                1);
    }

    private String unitId(int unit) {
        return id + "-u" + unit;
    }

    private String postId(int post) {
        return id + "-p" + post;
    }

    private String personId(int person) {
        return id + "-m" + person;
    }

    /** What happens in its posts, in the order in which the register learns it. */
    Acts acts() {
        return new Acts(LongStream.range(0, posts)
                .flatMap(post -> career((int) post))
                .sorted()
                .toArray());
    }

    /** The acts of one post: for each of its slots of equal length an appointment and its end, or a correction. */
    private LongStream career(int post) {
        Slots slots = new Slots(post);
        LongStream.Builder acts = LongStream.builder();
        int recorded = 0;
        int appointed = 0;
        for (int slot = 0; slot < slots.count; slot++) {
            if (slots.corrects(slot)) {
                int noticed = slots.start(slot) + (int) (slots.dice(slot, 5) % slots.length());
                acts.add(act(Math.max(appointed, noticed), post, slot, Act.CORRECT));
                continue;
            }
            recorded = Math.max(recorded, slots.from(slot) + slots.delay(slot));
            appointed = recorded;
            acts.add(act(recorded, post, slot, Act.APPOINT));
            int until = slots.until(slot);
            if (until < Nation.DAYS) {
                recorded = Math.max(recorded, until + (int) (slots.dice(slot, 3) % LONGEST_DELAY));
                acts.add(act(recorded, post, slot, Act.END));
            }
        }
        return acts.build();
    }

    /** Sorts by day, then by post, then as they follow each other in the post. */
    private static long act(int day, int post, int slot, Act act) {
        return (((long) Math.min(day, Nation.LAST_DAY) << 24 | post) << 22 | slot) << 2 | act.ordinal();
    }

    private enum Act {
        APPOINT,
        END,
        CORRECT
    }

    /** The acts of an institution, each in one number. */
    final class Acts {

        private final long[] acts;

        private Acts(long[] acts) {
            this.acts = acts;
        }

        int size() {
            return acts.length;
        }

        /** When the register learned it, in days from the beginning. */
        int day(int place) {
            return (int) (acts[place] >>> 48);
        }

        Paper.Change change(int place) {
            int post = (int) (acts[place] >>> 24) & 0xff_ffff;
            int slot = (int) (acts[place] >>> 2) & 0x3f_ffff;
            Slots slots = new Slots(post);
            return switch (Act.values()[(int) (acts[place] & 3)]) {
                case APPOINT -> slots.appoint(slot);
                case END -> slots.end(slot);
                case CORRECT -> slots.correct(slot);
            };
        }
    }

    /** The 25 years of one post, cut into as many equal slots as it has versions of appointments. */
    private final class Slots {

        private final int post;
        private final int count;

        Slots(int post) {
            this.post = post;
            this.count = versionsOf.applyAsInt(firstPost + post);
        }

        int length() {
            return Nation.DAYS / count;
        }

        /** Not on the same days in all posts. */
        int start(int slot) {
            int turn = (int) ((long) Nation.DAYS * slot / count);
            return slot == 0 ? turn : turn - (int) (dice(0, 6) % Math.max(1, length() / 2));
        }

        private boolean retroactive(int slot) {
            return dice(slot, 0) % RETROACTIVE_OF == 0;
        }

        /** Only what was appointed before can be corrected. */
        boolean corrects(int slot) {
            return retroactive(slot) && slot > 0;
        }

        /** How many days after its beginning an appointment is recorded; the first of a post may be very late. */
        int delay(int slot) {
            int longest = Math.min(LONGEST_LATENESS, length()) - SHORTEST_LATENESS;
            return retroactive(slot) && slot == 0 && longest > 0
                    ? SHORTEST_LATENESS + (int) (dice(slot, 2) % longest)
                    : (int) (dice(slot, 2) % LONGEST_DELAY);
        }

        /** The post is vacant for a while first. */
        int from(int slot) {
            return start(slot) + (int) (dice(slot, 1) % Math.max(1, length() / 6));
        }

        /** Until the slot of the next appointment; some of the last end too, and the post stays vacant. */
        int until(int slot) {
            int next = slot + 1;
            while (next < count && corrects(next)) {
                next++;
            }
            if (next < count) {
                return start(next);
            }
            return dice(slot, 4) % 20 == 0 ? Nation.DAYS - 20 : Nation.DAYS;
        }

        Paper.Change appoint(int slot) {
            String fact = appointmentId(slot) + "-f";
            HolderAppointed event = appointed(slot, fact, from(slot), null);
            return change(
                    "appoint",
                    event,
                    "factId",
                    fact,
                    "appointmentId",
                    event.appointmentId(),
                    "postId",
                    event.postId(),
                    "personId",
                    event.personId(),
                    "capacity",
                    event.capacity(),
                    "effectiveFrom",
                    event.effectiveFrom());
        }

        Paper.Change end(int slot) {
            String fact = appointmentId(slot) + "-e";
            PartialDate until = day(until(slot));
            return new Paper.Change(
                    effect(
                            "endAppointment",
                            "factId",
                            fact,
                            "appointmentId",
                            appointmentId(slot),
                            "until",
                            until,
                            "reason",
                            EndReason.TRANSFERRED),
                    new AppointmentEnded(
                            fact,
                            appointmentId(slot),
                            postId(post),
                            until,
                            EndReason.TRANSFERRED,
                            null,
                            DateBasis.STATED,
                            null));
        }

        /** The appointment before began some days later than was recorded. */
        Paper.Change correct(int slot) {
            int target = slot - 1;
            while (corrects(target)) {
                target--;
            }
            String corrected = appointmentId(target) + "-f";
            String fact = postId(post) + "-c" + slot;
            HolderAppointed event = appointed(
                    target,
                    fact,
                    from(target) + 1 + (int) (dice(slot, 1) % 10),
                    new Correction(corrected, Correction.Cause.RECORDING, REASON, null));
            return new Paper.Change(
                    effect(
                            "correct",
                            "ownFactId",
                            fact,
                            "factId",
                            corrected,
                            "cause",
                            Correction.Cause.RECORDING,
                            "reason",
                            REASON,
                            "with",
                            new TreeMap<>(Map.of(
                                    "effectiveFrom", event.effectiveFrom().text()))),
                    event);
        }

        private HolderAppointed appointed(int slot, String fact, int from, @Nullable Correction corrects) {
            return new HolderAppointed(
                    fact,
                    appointmentId(slot),
                    postId(post),
                    personId((int) ((post + 37L * slot) % people)),
                    null,
                    Capacity.SUBSTANTIVE,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    null,
                    day(from),
                    DateBasis.STATED,
                    corrects);
        }

        private String appointmentId(int slot) {
            return postId(post) + "-a" + slot;
        }

        private static PartialDate day(int day) {
            return PartialDate.of(Nation.BEGINNING.plusDays(day));
        }

        /** A number that only the seed decides. */
        long dice(int slot, int purpose) {
            return mixed(mixed(mixed(seed * 1_000_003 + firstPost + post) + slot) + purpose) >>> 1;
        }

        private static long mixed(long number) {
            long x = number * 0x9E3779B97F4A7C15L;
            x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
            x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
            return x ^ (x >>> 31);
        }
    }

    /** A change that counts from the beginning, or from the day it says. */
    private static Paper.Change change(String type, Event event, @Nullable Object... fields) {
        Map<String, Object> effect = effect(type, fields);
        effect.putIfAbsent("effectiveFrom", BEGINNING.text());
        return new Paper.Change(effect, event);
    }

    private static Map<String, Object> effect(String type, @Nullable Object... fields) {
        Map<String, Object> effect = new TreeMap<>();
        effect.put("type", type);
        for (int i = 0; i < fields.length; i += 2) {
            Object value = fields[i + 1];
            if (value != null) {
                effect.put(String.valueOf(fields[i]), plain(value));
            }
        }
        return effect;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case PartialDate date -> date.text();
            case LocalizedText text ->
                new TreeMap<>(Map.of("sw", String.valueOf(text.sw()), "en", String.valueOf(text.en())));
            case List<?> list -> list.stream().map(PublicBody::plain).toList();
            default -> value;
        };
    }
}
