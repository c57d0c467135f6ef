package org.uteuzi.command.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The wire between a service and its database, which is cut where a test wants it. */
final class Wire implements AutoCloseable {

    /** When the wire of whoever writes a certain text is cut. */
    enum Cut {
        /** After the text is written; the database takes it back. */
        BEFORE_THE_COMMIT,
        /** After the database has committed; nobody hears of it. */
        AFTER_THE_COMMIT,
        /** As before, and the database is out of reach until the wire is mended. */
        ALL_AFTER_THE_COMMIT,
        /** After the database has committed, but it only falls silent. */
        SILENT_AFTER_THE_COMMIT
    }

    private record Trap(String text, Cut cut, CountDownLatch sprung) {}

    /** What the database says of a transaction that it committed. */
    private static final String COMMITTED = "COMMIT\0";

    private final URI database;
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Trap trap;
    private volatile boolean isDown;

    /** @param jdbcUrl of the database */
    Wire(String jdbcUrl) throws IOException {
        database = URI.create(jdbcUrl.substring("jdbc:".length()));
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** The database as it is reached through this wire. */
    String jdbcUrl() {
        return ("jdbc:" + database).replace(database.getAuthority(), "127.0.0.1:" + door.getLocalPort());
    }

    void cutWhoWrites(String text, Cut cut) {
        trap = new Trap(text, cut, new CountDownLatch(1));
    }

    void mend() {
        isDown = false;
    }

    boolean awaitCut() throws InterruptedException {
        Trap set = trap;
        return set != null && set.sprung().await(4, TimeUnit.MINUTES);
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Link link = new Link(door.accept(), new Socket(database.getHost(), database.getPort()));
                links.add(link);
                if (isDown) {
                    link.cut();
                    continue;
                }
                threads.execute(link::up);
                threads.execute(link::down);
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    /** One connection. */
    private final class Link {

        private final Socket service;
        private final Socket server;
        private volatile @Nullable Trap written;

        Link(Socket service, Socket server) {
            this.service = service;
            this.server = server;
        }

        void up() {
            pass(service, server, said -> {
                Trap set = trap;
                if (set != null && set.sprung().getCount() > 0 && said.contains(set.text())) {
                    written = set;
                }
                return true;
            });
        }

        void down() {
            pass(server, service, said -> {
                Trap set = written;
                if (set == null || (set.cut() != Cut.BEFORE_THE_COMMIT && !said.contains(COMMITTED))) {
                    return true;
                }
                set.sprung().countDown();
                return false;
            });
            Trap sprung = written;
            if (sprung != null && sprung.cut() == Cut.ALL_AFTER_THE_COMMIT) {
                isDown = true;
                links.forEach(Link::cut);
            } else if (sprung == null || sprung.cut() != Cut.SILENT_AFTER_THE_COMMIT) {
                cut();
            }
        }

        private void cut() {
            try (service;
                    server) {
                // both end here
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Passes on what is said until somebody hangs up or what was last said is not to be passed on. */
        private void pass(Socket from, Socket to, java.util.function.Predicate<String> mayPass) {
            byte[] buffer = new byte[1 << 16];
            String last = "";
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    String said = last + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                    if (!mayPass.test(said)) {
                        return;
                    }
                    last = said.substring(Math.max(0, said.length() - 200));
                    out.write(buffer, 0, read);
                }
            } catch (IOException e) {
                // one of them has hung up
            }
        }
    }
}
