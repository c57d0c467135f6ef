package org.uteuzi.bench.nation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.uteuzi.bench.Http;
import org.uteuzi.bench.RunFolder;

/** The nginx of this machine, as the current user, with a folder of the run as its whole world. */
final class Nginx implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

    /** As Debian sets it up, but that no request is logged and no connection ended after a number of requests. */
    private static final String CONFIGURATION = """
            daemon off;
            user %3$s;
            worker_processes auto;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 768; }
            http {
              sendfile on;
              tcp_nopush on;
              access_log off;
              keepalive_requests 100000000;
              types { application/json json; }
              gzip on;
              gzip_types application/json;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              server {
                listen 127.0.0.1:%2$d;
                root %1$s/files;
              }
            }
            """;

    private final RunFolder run;
    private final Process process;
    private final Path files;
    private final String url;

    private Nginx(RunFolder run, Process process, Path files, String url) {
        this.run = run;
        this.process = process;
        this.files = files;
        this.url = url;
    }

    /** Empty where it is not installed. */
    static Optional<Nginx> start(RunFolder run) throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory(run.path(), "nginx-");
        Path files = Files.createDirectory(folder.resolve("files"));
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path configuration = Files.writeString(
                folder.resolve("nginx.conf"), CONFIGURATION.formatted(folder, port, System.getProperty("user.name")));
        Process process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        configuration.toString(),
                        "-e",
                        folder + "/error.log")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        run.started(process);
        Nginx nginx = new Nginx(run, process, files, "http://127.0.0.1:" + port);
        nginx.serve("ready.json", new byte[] {'1'});
        nginx.awaitReady();
        return Optional.of(nginx);
    }

    void serve(String name, byte[] content) throws IOException {
        Files.write(files.resolve(name), content);
    }

    String url() {
        return url;
    }

    /** Its master and its workers. */
    Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.children());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        run.ended(process);
    }

    private void awaitReady() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!answers()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("nginx does not answer");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private boolean answers() {
        try {
            return Http.get(url + "/ready.json").status() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
