package org.uteuzi.bench.nation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.uteuzi.bench.Load;
import org.uteuzi.testing.TestIssuer;

/**
 * The cheapest client there can be: a kept connection on which the same bytes are written again and again, and of each answer
 * no more is understood than where it ends.
 */
final class KeptConnection implements Load.Client {

    private static final int LARGEST_HEAD = 8192;
    private static final String TOKEN = TestIssuer.shared().token();

    private final URI server;
    private final Supplier<byte[]> requests;
    private final int expected;
    private final byte[] buffer = new byte[1 << 16];
    private Socket socket;
    private int filled;
    private int read;
    private long bytes;
    private String head = "";

    /** @param expected the status of every answer */
    KeptConnection(String server, Supplier<byte[]> requests, int expected) throws IOException {
        this.server = URI.create(server);
        this.requests = requests;
        this.expected = expected;
        this.socket = connect();
    }

    /** @param headers whole lines */
    static byte[] request(String path, String... headers) {
        StringBuilder request = new StringBuilder("GET ")
                .append(path)
                .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ")
                .append(TOKEN)
                .append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        return request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void once() throws IOException {
        socket.getOutputStream().write(requests.get());
        head = head();
        if (!head.startsWith("http/1.1 " + expected)) {
            throw new IllegalStateException(head);
        }
        String length = header(head, "content-length");
        if (expected != 304) {
            if (length.isEmpty()) {
                skipChunks();
            } else {
                skip(Long.parseLong(length));
            }
        }
        if (header(head, "connection").equals("close")) {
            socket.close();
            socket = connect();
        }
    }

    /** Of the last answer; empty where it has none of that name. */
    String header(String name) {
        return header(head, name);
    }

    /** Of all bodies so far. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Socket connect() throws IOException {
        Socket connected = new Socket(server.getHost(), server.getPort());
        connected.setTcpNoDelay(true);
        filled = 0;
        read = 0;
        return connected;
    }

    private static String header(String head, String name) {
        int at = head.indexOf("\r\n" + name + ':');
        return at < 0
                ? ""
                : head.substring(at + name.length() + 3, head.indexOf("\r\n", at + 2))
                        .strip();
    }

    private String head() throws IOException {
        return line(LARGEST_HEAD, "\r\n\r\n").toLowerCase(Locale.ROOT);
    }

    /** With the end that was looked for. */
    private String line(int longest, String end) throws IOException {
        StringBuilder line = new StringBuilder(256);
        char last = end.charAt(end.length() - 1);
        while (line.length() < longest) {
            char next = (char) next();
            line.append(next);
            if (next == last && line.length() >= end.length() && line.indexOf(end, line.length() - end.length()) >= 0) {
                return line.toString();
            }
        }
        throw new IOException("too long: " + line);
    }

    private void skipChunks() throws IOException {
        for (long size = chunk(); size > 0; size = chunk()) {
            skip(size);
            line(2, "\r\n");
        }
        line(2, "\r\n");
    }

    private long chunk() throws IOException {
        return Long.parseLong(line(32, "\r\n").strip(), 16);
    }

    private int next() throws IOException {
        if (read == filled) {
            fill();
        }
        return buffer[read++];
    }

    private void skip(long count) throws IOException {
        bytes += count;
        long left = count;
        while (left > 0) {
            if (read == filled) {
                fill();
            }
            int step = (int) Math.min(left, filled - read);
            read += step;
            left -= step;
        }
    }

    private void fill() throws IOException {
        InputStream stream = socket.getInputStream();
        filled = stream.read(buffer);
        read = 0;
        if (filled < 0) {
            throw new EOFException("the server closed the connection");
        }
    }
}
