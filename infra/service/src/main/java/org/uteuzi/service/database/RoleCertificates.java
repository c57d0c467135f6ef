package org.uteuzi.service.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By which roles come to the database instead of by passwords, in one folder: of each role a certificate and its key, and the
 * certificate of whoever vouches for the server. The driver reads them for every connection anew, so that they may be short-lived
 * and are renewed without a restart.
 */
public record RoleCertificates(Path folder) {

    private static final String AUTHORITY = "ca.crt";

    /** Empty where no folder is named, and roles have passwords. */
    public static Optional<RoleCertificates> in(@Nullable String folder) {
        return Optional.ofNullable(folder)
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .map(RoleCertificates::new);
    }

    /**
     * The address of the database for a role: it comes by its certificate, and to no server but the one that is who it says it is.
     * The driver takes the last of several values, so that nothing in the address makes that weaker.
     */
    public String address(String database, String role) {
        return database + (database.contains("?") ? "&" : "?") + "sslmode=verify-full"
                + "&sslrootcert=" + file(AUTHORITY)
                + "&sslcert=" + file(role + ".crt")
                + "&sslkey=" + file(role + ".key");
    }

    private String file(String name) {
        Path file = folder.resolve(name);
        if (!Files.isReadable(file)) {
            throw new IllegalStateException(file + " cannot be read, and by it a role comes to the database");
        }
        return URLEncoder.encode(file.toString(), StandardCharsets.UTF_8);
    }
}
