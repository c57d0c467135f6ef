package org.uteuzi.query.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Answers the desk as the door does; a word in what is sent says what becomes of it. The real door is asked by DeskIT. */
public final class FakeDoor {

    /** Cells that are malformed. */
    static final String MALFORMED = "KOSA";
    /** A row that the rules refuse. */
    public static final String REFUSED = "KUKATAA";
    /** Goes on until {@link #GO_ON} lets it. */
    static final String SLOW = "SUBIRI";
    /** The answer to the first recording is lost. */
    static final String LOST = "KATIKA";

    /** In an instrument that another must approve. */
    public static final String PROPOSED = "IDHINI";

    /** In the id of a proposal that erases somebody. */
    public static final String ERASES = "futa";

    static final Semaphore GO_ON = new Semaphore(0);

    private static final String STRUCTURE = """
            {"basis": {"on": "2024-06-15", "entry": null, "knownAt": null, "institution": "kurasa", "past": false},
             "institution": null, "offices": [],
             "units": [{"id": "kurasa-idara", "kind": "DEPARTMENT", "name": {"sw": "Idara ya Rasilimali Watu", "en": "Human Resources"},
                        "from": "2020-07-01", "certain": true}],
             "posts": [{"id": "kurasa-mkurugenzi", "unitId": "kurasa-idara", "title": {"sw": "Mkurugenzi", "en": "Director"},
                        "headsUnit": true, "seats": 1, "vacantSeats": %d, "vacancies": [%s], "terms": {}, "from": "2020-07-01",
                        "certain": true, "holders": [%s]}]}""".replace("\n", " ");

    private static final String HOLDER = """
            {"appointmentId": "mpya", "personId": "kurasa-asha", "name": "Mfano Zuhura Ali", "capacity": "SUBSTANTIVE",
             "from": "2024-06-01", "state": "IN_TERM", "certain": true, "precision": "DAY", "imported": false, "factId": "f",
             "instrumentId": "i", "findings": []}""".replace("\n", " ");

    /** What a proposal would record: somebody new in the post that every installation begins with. */
    private static final String EVENTS = """
            {"effect": 0, "factId": "f-mpya", "eventType": "person.person-registered", "entityId": "mpya",
             "data": {"factId": "f-mpya", "personId": "mpya", "name": "Mfano Zuhura Ali"}},
            {"effect": 1, "factId": "f-a-mpya", "eventType": "post.holder-appointed", "entityId": "ict-director",
             "data": {"factId": "f-a-mpya", "appointmentId": "a-mpya", "postId": "ict-director", "personId": "mpya",
                      "capacity": "SUBSTANTIVE", "appointedBy": "office:rais", "effectiveFrom": "2024-06-01"}}""".replace("\n", " ");

    private static final String ERASURE = """
            {"effect": 0, "factId": "f-futa", "eventType": "person.person-erased", "entityId": "p-asha",
             "data": {"factId": "f-futa", "personId": "p-asha"}}""".replace("\n", " ");

    /** A policy asks for another to approve it. */
    private static final String APPROVALS = """
            {"effect": 0, "path": null, "code": "APPROVAL_NEEDED", "arguments": {"institution": "egaz", "kind": "appoint"},
             "message": "-", "factId": null}""".replace("\n", " ");

    private static final String FINDING = """
            {"effect": 1, "path": null, "code": "MORE_HOLDERS_THAN_SEATS", "arguments": {}, "message": "Viti havitoshi.",
             "factId": null, "acknowledgement": "Hati inasema hivyo."}""".replace("\n", " ");

    private static final String ADDRESS = start();

    /** What was sent about proposals: the method, the address, the key and the body. */
    static final List<String> SENT = new CopyOnWriteArrayList<>();

    private static final Set<String> LOST_ONCE = ConcurrentHashMap.newKeySet();

    private FakeDoor() {}

    public static String address() {
        return ADDRESS;
    }

    private static String start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/api/imports/template.", asked -> answer(asked, 200, "text/csv", "sheet,instrumentId\n"));
            server.createContext("/api/imports", FakeDoor::imports);
            server.createContext("/api/instruments", FakeDoor::instruments);
            server.createContext("/api/proposals", FakeDoor::proposals);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start(); // ends with the tests
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void instruments(HttpExchange asked) throws IOException {
        String sent = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.getRequestURI().getQuery() == null) {
            answer(asked, 503, "application/problem+json", "{\"code\": \"UNAVAILABLE\", \"detail\": \"-\"}");
            return;
        }
        answer(asked, 200, "application/json", preview("", "", sent.contains(PROPOSED) ? APPROVALS : ""));
    }

    private static String preview(String events, String findings, String approvals) {
        return "{\"refusals\": [], \"events\": [" + events + "], \"findings\": [" + findings + "], \"approvals\": ["
                + approvals + "], \"before\": "
                + STRUCTURE.formatted(1, "{\"since\": \"2023-01-01\", \"leftBy\": []}", "") + ", \"after\": "
                + STRUCTURE.formatted(0, "", HOLDER) + "}";
    }

    private static void proposals(HttpExchange asked) throws IOException {
        String sent = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = asked.getRequestURI().getPath();
        if (path.endsWith("/preview")) {
            boolean erases = path.contains(ERASES);
            answer(
                    asked,
                    200,
                    "application/json",
                    erases ? preview(ERASURE, "", APPROVALS) : preview(EVENTS, FINDING, APPROVALS));
            return;
        }
        SENT.add(asked.getRequestMethod() + " " + path + " "
                + asked.getRequestHeaders().getFirst("Idempotency-Key") + " " + sent);
        if (sent.contains(LOST)) {
            asked.close();
            return;
        }
        if (sent.contains(REFUSED)) {
            answer(asked, 409, "application/problem+json", """
                    {"code": "PROPOSAL_CHANGED_MEANWHILE", "detail": "Pendekezo hili limebadilishwa wakati huo huo.", "problems": []}""");
            return;
        }
        answer(asked, 200, "application/json", "{\"version\": 1}");
    }

    private static void imports(HttpExchange asked) throws IOException {
        String sent = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean preview = asked.getRequestURI().getQuery().contains("preview=true");
        if (sent.contains(MALFORMED)) {
            answer(asked, 422, "application/problem+json", """
                    {"code": "VALIDATION", "detail": "Kuna makosa.", "problems": [
                     {"path": "appoint!C5", "code": "MALFORMED_VALUE", "message": "Tarehe haipo: 31/2/2024."},
                     {"path": "=instrument!A4", "code": "FIELD_REQUIRED", "message": "Jaza seli hii."}]}""");
            return;
        }
        asked.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        if (sent.contains(LOST) && !preview && LOST_ONCE.add(sent)) {
            asked.sendResponseHeaders(200, 1_000); // more than ever comes
            asked.getResponseBody().write('{');
            asked.close();
            return;
        }
        asked.sendResponseHeaders(200, 0);
        try (OutputStream out = asked.getResponseBody()) {
            if (sent.contains(SLOW)) {
                out.write(
                        "{\"line\": 40, \"recorded\": 30, \"repeated\": 0, \"refused\": 3, \"effects\": 90, \"perSecond\": 9}\n"
                                .getBytes(StandardCharsets.UTF_8));
                out.flush();
                GO_ON.acquireUninterruptibly();
            }
            String refused = sent.contains(REFUSED)
                    ? "{\"line\": 7, \"code\": \"REFUSED\", \"message\": \"-\", \"problems\": [{\"effect\": 0, \"path\": \"appoint!A9\","
                            + " \"code\": \"UNKNOWN_POST\", \"message\": \"Hakuna nafasi hiyo.\"}]}"
                    : "";
            out.write(("{\"recorded\": 2, \"repeated\": 1, \"refused\": [" + refused + "], \"refusedInAll\": "
                            + (refused.isEmpty() ? 0 : 1)
                            + ", \"findings\": {\"BOARD_BELOW_ITS_MINIMUM\": 3}, \"lastInstrumentId\": "
                            + (preview ? "null" : "\"act\"") + ", \"lastEntry\": null}\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void answer(HttpExchange asked, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().set("Content-Type", type);
        asked.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = asked.getResponseBody()) {
            out.write(bytes);
        }
    }
}
