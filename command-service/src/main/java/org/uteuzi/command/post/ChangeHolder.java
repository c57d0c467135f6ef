package org.uteuzi.command.post;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Authority;
import org.uteuzi.command.thing.Identifier;
import org.uteuzi.command.thing.Limited;
import org.uteuzi.command.thing.Mode;
import org.uteuzi.command.thing.OptionalIdentifier;
import org.uteuzi.command.thing.Required;
import org.uteuzi.command.thing.Text;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.LegalBasis;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.time.PartialDate;

/**
 * Puts one person in the place of another from one day on: two facts, an end and an appointment.
 *
 * @param endsAppointmentId may be missing where the post has exactly one substantive holder on that day
 * @param personId may be missing in an import, whose source may name nobody
 */
@JsonTypeName("changeHolder")
public record ChangeHolder(
        @Identifier String factId,
        @Identifier String endFactId,
        @Identifier String postId,
        @Nullable @OptionalIdentifier String endsAppointmentId,
        @Required EndReason endReason,
        @Nullable @Authority String endedBy,
        @Identifier String appointmentId,

        @Nullable @Required(groups = Mode.Live.class) @OptionalIdentifier
        String personId,

        Capacity capacity,
        @Nullable @Authority String appointedBy,
        @Nullable PartialDate termEndsOn,

        @Nullable @Min(value = 1, message = "NUMBER_OUT_OF_RANGE") @Max(value = 100, message = "NUMBER_OUT_OF_RANGE")
        Integer termNumber,

        List<@Required @Text String> qualifications,
        @Nullable @Limited LegalBasis legalBasis,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements PostEffect {

    public ChangeHolder {
        qualifications = qualifications == null ? List.of() : List.copyOf(qualifications);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
        capacity = capacity == null ? Capacity.SUBSTANTIVE : capacity;
    }

    @Override
    public String thing() {
        return "post:" + postId;
    }

    @Override
    public Stream<String> factIds() {
        return Stream.of(endFactId, factId);
    }

    EndAppointment ending(String endedAppointmentId) {
        return new EndAppointment(endFactId, endedAppointmentId, null, effectiveFrom, endReason, endedBy, dateBasis);
    }

    Appoint appointing(String endedAppointmentId) {
        return new Appoint(
                factId,
                appointmentId,
                postId,
                personId,
                null,
                capacity,
                appointedBy,
                termEndsOn,
                termNumber,
                qualifications,
                legalBasis,
                null,
                endedAppointmentId,
                effectiveFrom,
                dateBasis);
    }
}
