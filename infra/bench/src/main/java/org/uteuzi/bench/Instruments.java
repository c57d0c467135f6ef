package org.uteuzi.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The instruments that are recorded, as the bodies of their requests. */
public final class Instruments {

    private static final int POSTS_IN_A_UNIT = 100;

    /** @param events how many events it makes, the instrument's own among them */
    public record Large(String what, String body, int effects, int events) {}

    private Instruments() {}

    /** Brings one whole institution into being: units with mandates, posts, people, and a holder for each post. */
    public static Large institution(int institution, int posts) {
        List<String> effects = new ArrayList<>();
        effects.add(text("""
                {"type":"establishInstitution","institutionId":"bench-%d","name":{"sw":"Taasisi ya %d","en":"Institution %d"},\
                "effectiveFrom":"2019"}\
                """, institution, institution, institution));
        for (int unit = 0; unit <= (posts - 1) / POSTS_IN_A_UNIT; unit++) {
            effects.add(text("""
                    {"type":"establishUnit","unitId":"u-%d-%d","institutionId":"bench-%d","kind":"DEPARTMENT",\
                    "name":{"sw":"Idara ya %d","en":"Department %d"},"effectiveFrom":"2019-07-01"}\
                    """, institution, unit, institution, unit, unit));
            effects.add(text("""
                    {"type":"setMandate","unitId":"u-%d-%d","text":{"sw":"Kusimamia eneo la %d","en":"To look after area %d"},\
                    "functions":[{"en":"To keep its records"},{"en":"To report every year"}],"effectiveFrom":"2019-07-01"}\
                    """, institution, unit, unit, unit));
        }
        for (int i = 0; i < posts; i++) {
            effects.add(text("""
                    {"type":"registerPerson","personId":"%s","name":"Mfano wa %d wa %d"}\
                    """, person(institution, i), i, institution));
            effects.add(text("""
                    {"type":"establishPost","postId":"%s","unitId":"u-%d-%d","title":{"sw":"Afisa wa %d","en":"Officer %d"},\
                    "effectiveFrom":"2019-07-01"}\
                    """, post(institution, i), institution, i / POSTS_IN_A_UNIT, i, i));
            effects.add(text("""
                    {"type":"appoint","appointmentId":"%s","postId":"%s","personId":"%s","capacity":"SUBSTANTIVE",\
                    "effectiveFrom":"2020-03-01"}\
                    """, firstAppointment(institution, i), post(institution, i), person(institution, i)));
        }
        return large("an institution with " + posts + " posts", effects, effects.size());
    }

    /**
     * Gives each post of an institution another holder: every effect is on a thing that is already there.
     *
     * @param time how often this is done to the institution, from 1
     */
    static Large newHolders(int institution, int posts, int time) {
        List<String> effects = IntStream.range(0, posts)
                .mapToObj(i -> text(
                        """
                        {"type":"changeHolder","postId":"%s","endsAppointmentId":"%s","endReason":"TRANSFERRED",\
                        "appointmentId":"%s","personId":"%s","effectiveFrom":"%d-07-01"}\
                        """,
                        post(institution, i),
                        time == 1 ? firstAppointment(institution, i) : laterAppointment(institution, i, time - 1),
                        laterAppointment(institution, i, time),
                        person(institution, (i + time) % posts),
                        2021 + time))
                .toList();
        return large("new holders of " + posts + " posts", effects, 2 * effects.size());
    }

    static String registerPerson(String instrumentId, String personId) {
        return small(instrumentId, "ADMINISTRATIVE_ORDER", text("""
                {"type":"registerPerson","personId":"%s","name":"Mfano %s"}\
                """, personId, personId));
    }

    static String appoint(String instrumentId, String appointmentId, String postId, String personId) {
        return small(instrumentId, "APPOINTMENT_LETTER", text("""
                {"type":"appoint","appointmentId":"%s","postId":"%s","personId":"%s","capacity":"SUBSTANTIVE",\
                "effectiveFrom":"2024-02-01"}\
                """, appointmentId, postId, personId));
    }

    static String post(int institution, int i) {
        return "post-" + institution + "-" + i;
    }

    static String person(int institution, int i) {
        return "person-" + institution + "-" + i;
    }

    /** Refused with the list of all that it would leave behind: nothing asks more of the rules. */
    static String dissolution(int institution) {
        return body("\"kind\":\"ACT\"", text("""
                {"type":"dissolveInstitution","institutionId":"bench-%d","effectiveFrom":"2024-01-01"}\
                """, institution));
    }

    private static String laterAppointment(int institution, int i, int time) {
        return "b%d-%d-%d".formatted(time, institution, i);
    }

    private static String firstAppointment(int institution, int i) {
        return "a-" + institution + "-" + i;
    }

    private static Large large(String what, List<String> effects, int events) {
        return new Large(
                what, body("\"kind\":\"ADMINISTRATIVE_ORDER\"", String.join(",", effects)), effects.size(), events + 1);
    }

    private static String small(String instrumentId, String kind, String effect) {
        return body("\"instrumentId\":\"" + instrumentId + "\",\"kind\":\"" + kind + "\"", effect);
    }

    private static String body(String identity, String effects) {
        return text("""
                {%s,"jurisdiction":"TZ","title":{"sw":"Hati ya kipimo","en":"Paper of the bench"},"signedOn":"2024-01-15",\
                "effects":[%s]}\
                """, identity, effects);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
