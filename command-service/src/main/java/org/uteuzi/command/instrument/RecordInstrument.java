package org.uteuzi.command.instrument;

import org.jspecify.annotations.Nullable;

/**
 * Records an instrument with all its effects, or nothing.
 *
 * @param factId the id of the instrument as a fact of its own
 * @param digest of the request in canonical form
 * @param recordedBy who records
 */
record RecordInstrument(
        InstrumentRequest instrument,
        String factId,
        String digest,
        String recordedBy,
        @Nullable String idempotencyKey) {}
