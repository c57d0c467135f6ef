package org.uteuzi.query.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Compresses what is written to it, if it is of a kind that gets smaller. */
final class GzipResponse extends HttpServletResponseWrapper {

    /** Kinds that are compressed in themselves. */
    private static final Set<String> SMALL_ALREADY =
            Set.of("application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String suffix;
    private @Nullable ServletOutputStream stream;
    private @Nullable Compressor gzip;
    private @Nullable PrintWriter writer;

    /** @param suffix of the tag of a compressed answer, with the closing quote */
    GzipResponse(HttpServletResponse response, String suffix) {
        super(response);
        this.suffix = suffix;
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            super.setHeader(name, value == null ? null : tagged(name, value));
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
            super.addHeader(name, tagged(name, value));
        }
    }

    /** It is known when all is written. */
    @Override
    public void setContentLength(int length) {}

    @Override
    public void setContentLengthLong(long length) {}

    private String tagged(String name, String value) {
        boolean strong = name.equalsIgnoreCase(HttpHeaders.ETAG) && value.startsWith("\"") && !value.endsWith(suffix);
        return strong ? value.substring(0, value.length() - 1) + suffix : value;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            ServletOutputStream plain = super.getOutputStream();
            stream = isSmallAlready() ? plain : compressed(plain);
        }
        return stream;
    }

    private boolean isSmallAlready() {
        String type = getContentType();
        return type != null && SMALL_ALREADY.contains(type.split(";", 2)[0]);
    }

    private ServletOutputStream compressed(ServletOutputStream plain) throws IOException {
        super.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        Compressor out = new Compressor(plain);
        gzip = out;
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return plain.isReady();
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException("answers are written as they are made");
            }

            @Override
            public void write(int single) throws IOException {
                out.write(single);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }
        };
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
        }
        return writer;
    }

    /** What was written so far is forgotten, as when a failure is told instead. */
    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forget();
    }

    @Override
    public void reset() {
        super.reset();
        forget();
    }

    private void forget() {
        free();
        stream = null;
        gzip = null;
        writer = null;
    }

    /** Writes what is left; what broke off is left broken. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (gzip != null) {
            gzip.finish();
        }
    }

    /** Gives back the memory of the compressor, which lies outside the heap; after it nothing more is written. */
    void free() {
        if (gzip != null) {
            gzip.free();
        }
    }

    private static final class Compressor extends GZIPOutputStream {

        Compressor(OutputStream out) throws IOException {
            super(out, 8192, true);
        }

        void free() {
            def.end();
        }
    }
}
