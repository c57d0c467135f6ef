package org.uteuzi.command.instrument;

import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.register.RegisterConfiguration;
import org.uteuzi.command.thing.Mode;

/**
 * Records an instrument with all its effects, or nothing.
 *
 * @param mode by which severity its rules are judged
 * @param factId the id of the instrument as a fact of its own
 * @param digest of the request in canonical form
 * @param recorder who records
 * @param approver who approved what the recorder proposed; null where it was no proposal
 * @param preview null where it is to be recorded
 */
public record RecordInstrument(
        InstrumentRequest instrument,
        Mode mode,
        String factId,
        String digest,
        Recorder recorder,
        @Nullable Approver approver,
        @Nullable String idempotencyKey,
        @Nullable PreviewRequest preview) {

    /** What each event that comes of it says in its metadata. */
    MetaData metadata() {
        MetaData metadata = MetaData.with(RegisterConfiguration.INSTRUMENT_ID, instrument.instrumentId())
                .and(RegisterConfiguration.RECORDED_BY, recorder.subject())
                .and(RegisterConfiguration.RECORDED_AS, recorder.role().name());
        if (approver != null) {
            metadata = metadata.and(RegisterConfiguration.APPROVED_BY, approver.subject())
                    .and(RegisterConfiguration.PROPOSAL, approver.proposalId());
        }
        return instrument.sourceRecordedAt() == null
                ? metadata
                : metadata.and(
                        RegisterConfiguration.SOURCE_RECORDED_AT,
                        instrument.sourceRecordedAt().toString());
    }
}
