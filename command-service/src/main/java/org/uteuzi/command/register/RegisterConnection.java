package org.uteuzi.command.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.uteuzi.service.database.RoleCertificates;

/**
 * The address of the database with settings that nobody can forget or set otherwise: the message of a failed insert does not
 * quote the payload, and with it personal data, and what is asked again and again is planned once. A plan that is kept is not
 * made for the empty tables of the first day, nor for as many things as might be asked about: it follows indexes, thing by thing.
 * Options that the address itself gives to the server are overridden.
 */
record RegisterConnection(DataSourceProperties given, Optional<RoleCertificates> certificates)
        implements JdbcConnectionDetails {

    private static final String SETTINGS = "logServerErrorDetail=false&prepareThreshold=1"
            + "&options="
            + URLEncoder.encode(
                    "-c plan_cache_mode=force_generic_plan -c jit=off -c enable_seqscan=off"
                            + " -c enable_hashjoin=off -c enable_mergejoin=off",
                    UTF_8);

    /** The driver takes the last of several values, and any in the address before one in the pool's properties. */
    @Override
    public String getJdbcUrl() {
        String address = given.determineUrl();
        String set = address + (address.contains("?") ? "&" : "?") + SETTINGS;
        return certificates
                .map(by -> by.address(set, Objects.requireNonNull(given.determineUsername())))
                .orElse(set);
    }

    @Override
    public @Nullable String getUsername() {
        return given.determineUsername();
    }

    @Override
    public @Nullable String getPassword() {
        return given.determinePassword();
    }
}
