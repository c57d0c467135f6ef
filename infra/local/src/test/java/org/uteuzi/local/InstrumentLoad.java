package org.uteuzi.local;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_CREATED;
import static java.net.HttpURLConnection.HTTP_GATEWAY_TIMEOUT;
import static java.net.HttpURLConnection.HTTP_OK;
import static java.net.HttpURLConnection.HTTP_UNAVAILABLE;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.uteuzi.json.EventJson;

/**
 * Clients that record one instrument after the other, each request at the next command-service. A request that is not
 * answered is sent again until it is; only some give up, so that their outcome stays unknown.
 */
final class InstrumentLoad implements AutoCloseable {

    static final String BEGINNING = "load-beginning";
    static final String INSTITUTION = "load";
    static final String BOARD = "load-board";
    static final int SEATS_OF_THE_BOARD = 12;

    private static final Duration GENEROUS = Duration.ofMinutes(4);
    private static final int CLIENTS = 4;

    private final List<KillableServices.Service> nodes;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(CLIENTS);
    private final List<Future<?>> clients = new ArrayList<>();
    /** What each acknowledgement said was recorded: the ids of the facts in their order. */
    private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();

    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> givenUp = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();

    private InstrumentLoad(List<KillableServices.Service> nodes) {
        this.nodes = nodes;
    }

    static InstrumentLoad on(List<KillableServices.Service> nodes) throws IOException {
        var load = new InstrumentLoad(nodes);
        var answer = nodes.getFirst().post("/api/instruments", beginning());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(HTTP_CREATED);
        load.acknowledged.put(BEGINNING, factIds(answer.body()));
        for (int number = 0; number < CLIENTS; number++) {
            // A breath between two requests, so that what was killed gets to start again on few processors.
            load.clients.add(load.threads.scheduleWithFixedDelay(load.new Client(number), 0, 15, MILLISECONDS));
        }
        return load;
    }

    Map<String, List<String>> acknowledged() {
        return acknowledged;
    }

    Set<String> refused() {
        return refused;
    }

    Set<String> givenUp() {
        return givenUp;
    }

    /** How often a request ended without an answer that tells what became of it. */
    int unanswered() {
        return unanswered.get();
    }

    /** Waits until that many more are acknowledged. */
    void awaitMore(int count) {
        var target = acknowledged.size() + count;
        await().atMost(GENEROUS).pollInterval(Duration.ofMillis(20)).until(() -> {
            failIfAClientFailed();
            return acknowledged.size() >= target;
        });
    }

    /** Lets every client finish what it began. */
    void stop() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(GENEROUS.toSeconds(), SECONDS)).isTrue();
        failIfAClientFailed();
    }

    private void failIfAClientFailed() {
        for (var client : clients) {
            if (client.state() == Future.State.FAILED) {
                throw new AssertionError(client.exceptionNow());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private final class Client implements Runnable {

        private final int number;
        private int next;
        private int sent;
        private @Nullable String mayBeReplaced;

        Client(int number) {
            this.number = number;
        }

        @Override
        public void run() {
            var turn = next++;
            var id = "load-%d-%d".formatted(number, turn);
            var replaced = mayBeReplaced;
            var body = body(id, turn, replaced);
            var givesUp = turn % 4 == 3;
            await().atMost(GENEROUS)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> isDone(id, body, givesUp));
            var recorded = acknowledged.containsKey(id);
            if (turn % 5 == 2) {
                mayBeReplaced = null;
            } else if (turn % 5 < 2 && recorded) {
                mayBeReplaced = "a-" + id;
            }
            if (turn % 7 == 0 && recorded) {
                repeat(id, body);
            }
        }

        private boolean isDone(String id, String body, boolean givesUp) {
            HttpResponse<String> answer;
            try {
                answer = send(body);
            } catch (IOException e) {
                return isGivenUp(id, givesUp);
            }
            return switch (answer.statusCode()) {
                case HTTP_CREATED, HTTP_OK -> {
                    acknowledged.put(id, factIds(answer.body()));
                    yield true;
                }
                case HTTP_UNAVAILABLE, HTTP_GATEWAY_TIMEOUT -> isGivenUp(id, givesUp);
                case HTTP_CONFLICT -> {
                    assertThat(answer.body()).contains("CHANGED_MEANWHILE");
                    yield false;
                }
                default -> {
                    assertThat(answer.statusCode())
                            .as("%s: %s", body, answer.body())
                            .isEqualTo(422);
                    assertThat(answer.body()).as(body).contains("MORE_HOLDERS_THAN_SEATS", BOARD);
                    yield refused.add(id);
                }
            };
        }

        private boolean isGivenUp(String id, boolean givesUp) {
            unanswered.incrementAndGet();
            return givesUp && givenUp.add(id);
        }

        /** Whoever was answered and asks again is told the same, by whichever node. */
        private void repeat(String id, String body) {
            await().atMost(GENEROUS)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> isRepeated(id, body));
        }

        private boolean isRepeated(String id, String body) {
            try {
                var answer = send(body);
                if (answer.statusCode() == HTTP_UNAVAILABLE || answer.statusCode() == HTTP_GATEWAY_TIMEOUT) {
                    return false;
                }
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(HTTP_OK);
                assertThat(factIds(answer.body())).as(id).isEqualTo(acknowledged.get(id));
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        private HttpResponse<String> send(String body) throws IOException {
            return nodes.get((number + sent++) % nodes.size()).post("/api/instruments", body);
        }

        private String body(String id, int turn, @Nullable String replaced) {
            return switch (turn % 5) {
                case 0, 1 -> instrument(id, person(id), appoint(id, "load-post-" + number));
                case 2 ->
                    replaced == null
                            ? instrument(id, person(id), appoint(id, "load-post-" + number))
                            : instrument(id, person(id), changeHolder(id, "load-post-" + number, replaced));
                case 3 -> instrument(id, person(id), appoint(id, "load-shared"));
                default -> instrument(id, person(id), appoint(id, BOARD));
            };
        }
    }

    private static List<String> factIds(String answer) {
        return StreamSupport.stream(
                        EventJson.mapper()
                                .readTree(answer)
                                .get("recordedEvents")
                                .spliterator(),
                        false)
                .map(event -> event.get("factId").asString())
                .toList();
    }

    private static String beginning() {
        var effects = new ArrayList<String>();
        effects.add("""
                {"type": "establishInstitution", "institutionId": "load", "name": {"sw": "Taasisi ya mfano"},
                 "effectiveFrom": "2019"}""");
        effects.add("""
                {"type": "establishUnit", "unitId": "load-unit", "institutionId": "load", "kind": "DEPARTMENT",
                 "name": {"sw": "Idara ya mfano"}, "effectiveFrom": "2019"}""");
        for (int number = 0; number < CLIENTS; number++) {
            effects.add(post("load-post-" + number, null));
        }
        effects.add(post("load-shared", null));
        effects.add(post(BOARD, SEATS_OF_THE_BOARD));
        return instrument(BEGINNING, effects.toArray(String[]::new));
    }

    private static String instrument(String id, String... effects) {
        return """
                {"instrumentId": "%s", "kind": "APPOINTMENT_LETTER", "jurisdiction": "TZ-ZNZ", "title": {"sw": "Barua ya mfano"},
                 "effects": [%s]}""".formatted(id, String.join(", ", effects));
    }

    private static String post(String id, @Nullable Integer seats) {
        return """
                {"type": "establishPost", "postId": "%s", "unitId": "load-unit", "title": {"sw": "Wadhifa wa mfano"},
                 "seats": %s, "effectiveFrom": "2019"}""".formatted(id, seats);
    }

    private static String person(String id) {
        return """
                {"type": "registerPerson", "personId": "p-%s", "name": "Mfano %s"}""".formatted(id, id);
    }

    private static String appoint(String id, String post) {
        return """
                {"type": "appoint", "appointmentId": "a-%s", "postId": "%s", "personId": "p-%s",
                 "capacity": "SUBSTANTIVE", "effectiveFrom": "2020-03"}""".formatted(id, post, id);
    }

    private static String changeHolder(String id, String post, String replaced) {
        return """
                {"type": "changeHolder", "appointmentId": "a-%s", "postId": "%s", "personId": "p-%s",
                 "endsAppointmentId": "%s", "endReason": "TRANSFERRED", "capacity": "SUBSTANTIVE",
                 "effectiveFrom": "2022-07-01"}""".formatted(id, post, id, replaced);
    }
}
