package org.uteuzi.command.register;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The address of the database with two settings that nobody can forget or set otherwise: inserts go in batches, and the
 * message of a failed insert does not quote the payload, and with it personal data.
 */
record RegisterConnection(DataSourceProperties given) implements JdbcConnectionDetails {

    private static final String SETTINGS = "reWriteBatchedInserts=true&logServerErrorDetail=false";

    /** The driver takes the last of several values, and any in the address before one in the pool's properties. */
    @Override
    public String getJdbcUrl() {
        String address = given.determineUrl();
        return address + (address.contains("?") ? "&" : "?") + SETTINGS;
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
