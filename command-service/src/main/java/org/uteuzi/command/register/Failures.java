package org.uteuzi.command.register;

import java.sql.SQLException;
import java.util.Set;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessResourceFailureException;

/** What it means that a command failed. */
public final class Failures {

    private static final Set<String> LOST_RACES = Set.of("23505", "23P01", "23503", "40P01", "40001");

    private Failures() {}

    /** Whether somebody else was faster; tried again it may be done. */
    public static boolean isLostRace(Throwable failure) {
        if (failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || failure instanceof DeadlockException) {
            return true;
        }
        SQLException database = database(failure);
        return database != null && LOST_RACES.contains(database.getSQLState());
    }

    /** Without a state it is the pool that speaks: of a connection that broke before, in the commit for all we know. */
    public static boolean isConnectionLost(Throwable failure) {
        SQLException database = database(failure);
        return failure instanceof DataAccessResourceFailureException
                || (database != null
                        && (database.getSQLState() == null
                                || database.getSQLState().startsWith("08")
                                || database.getSQLState().startsWith("57P")));
    }

    /** The constraint that decided the race. */
    public static @Nullable String constraint(Throwable failure) {
        ServerErrorMessage message = message(failure);
        return message == null ? null : message.getConstraint();
    }

    /** What the database says of the row that lost it. */
    public static @Nullable String detail(Throwable failure) {
        ServerErrorMessage message = message(failure);
        return message == null ? null : message.getDetail();
    }

    private static @Nullable ServerErrorMessage message(Throwable failure) {
        return database(failure) instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    }

    /** The innermost exception of the database; a batch wraps the one that tells. */
    private static @Nullable SQLException database(Throwable failure) {
        SQLException found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                found = database;
            }
        }
        return found;
    }
}
