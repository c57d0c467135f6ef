package org.uteuzi.command.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.uteuzi.command.thing.Effects;

/**
 * The instruments of one test. They are written as JSON without its double quotes, and {@code ~} before an id makes it one
 * that no other test uses.
 */
final class Papers {

    /** An office, an institution with a unit, a post of one seat in it and three people. */
    static final String[] SMALL_INSTITUTION = {
        "{type: 'establishOffice', factId: '~f-o', officeId: '~o', jurisdiction: 'TZ', name: {sw: 'Waziri'}}",
        "{type: 'establishInstitution', factId: '~f-i', institutionId: '~i', name: {sw: 'Wakala'}, effectiveFrom: '2019'}",
        "{type: 'establishUnit', factId: '~f-u', unitId: '~u', institutionId: '~i', kind: 'DEPARTMENT', name: {sw: 'Idara'},"
                + " effectiveFrom: '2019'}",
        "{type: 'establishPost', factId: '~f-p', postId: '~p', unitId: '~u', title: {sw: 'Mkurugenzi'}, seats: 1,"
                + " effectiveFrom: '2019'}",
        "{type: 'registerPerson', factId: '~f-x', personId: '~x', name: 'Mfano Asha ~'}",
        "{type: 'registerPerson', factId: '~f-y', personId: '~y', name: 'Mfano Bakari ~'}",
        "{type: 'registerPerson', factId: '~f-z', personId: '~z', name: 'Mfano Chiku ~'}"
    };

    private static final AtomicInteger TESTS = new AtomicInteger();

    private final Door door;
    private final String prefix = "t" + TESTS.incrementAndGet() + ".";
    private int count;

    Papers(Door door) {
        this.door = door;
    }

    /** The same words with the ids of this test. */
    String own(String words) {
        return words.replace("~", prefix);
    }

    String nextId() {
        return own("~paper-" + ++count);
    }

    /** The whole request. */
    String instrument(String id, String... effects) {
        return with("", id, effects);
    }

    /** The whole request with members of the instrument beside its effects. */
    String with(String members, String id, String... effects) {
        return Effects.json(own("{instrumentId: '" + id + "', kind: 'OTHER', jurisdiction: 'TZ', title: {sw: 'Mfano'}, "
                        + (members.isEmpty() ? "" : members + ", ") + "effects: [" + String.join(", ", effects) + "]}"))
                .toString();
    }

    Door.Answer send(String... effects) {
        return door.post(instrument(nextId(), effects));
    }

    /** Records what must be recorded for the test to go on. */
    Door.Answer record(String... effects) {
        Door.Answer answer = send(effects);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    static String appoint(String appointment, String post, String person, String from) {
        return "{type: 'appoint', factId: '%s-start', appointmentId: '%s', postId: '%s', personId: '%s', capacity: 'SUBSTANTIVE', effectiveFrom: '%s'}"
                .formatted(appointment, appointment, post, person, from);
    }

    static String end(String appointment, String until) {
        return "{type: 'endAppointment', factId: '%s-end-%s', appointmentId: '%s', until: '%s', reason: 'RESIGNED'}"
                .formatted(appointment, until, appointment, until);
    }

    static String change(String appointment, String post, String person, String from) {
        return "{type: 'changeHolder', factId: '%s-start', endFactId: '%s-before', appointmentId: '%s', postId: '%s', personId: '%s', endReason: 'TRANSFERRED', effectiveFrom: '%s'}"
                .formatted(appointment, appointment, appointment, post, person, from);
    }

    static String unit(String unit, String more) {
        return "{type: 'establishUnit', factId: '~f-%s', unitId: '~%s', institutionId: '~i', kind: 'UNIT', name: {sw: 'Kitengo'}, effectiveFrom: '2019', %s}"
                .formatted(unit, unit, more)
                .replace(", }", "}");
    }

    static String post(String post, String more) {
        return "{type: 'establishPost', factId: '~f-%s', postId: '~%s', unitId: '~u', title: {sw: 'Afisa'}, effectiveFrom: '2019', %s}"
                .formatted(post, post, more)
                .replace(", }", "}");
    }

    static String correct(String factId, String with) {
        return "{type: 'correct', factId: '%s', with: %s, reason: 'mfano'}".formatted(factId, with);
    }

    static String withdraw(String ownFactId, String factId) {
        return "{type: 'withdraw', ownFactId: '%s', factId: '%s', reason: 'mfano'}".formatted(ownFactId, factId);
    }
}
