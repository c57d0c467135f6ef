package org.uteuzi.command.post;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
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
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/**
 * Appoints a person to a post, or whoever holds another post to a seat of this one.
 *
 * @param personId may be missing in an import, whose source may name nobody
 * @param exOfficio the post or office whose holder it is; a named post says by itself who that is
 * @param continues an appointment ended by the same instrument; its term goes on where none is given here
 */
@JsonTypeName("appoint")
public record Appoint(
        @Identifier String factId,
        @Identifier String appointmentId,
        @Identifier String postId,
        @Nullable @OptionalIdentifier String personId,
        @Nullable @Authority String exOfficio,
        @Required Capacity capacity,
        @Nullable @Authority String appointedBy,
        @Nullable PartialDate termEndsOn,

        @Nullable @Min(value = 1, message = "NUMBER_OUT_OF_RANGE") @Max(value = 100, message = "NUMBER_OUT_OF_RANGE")
        Integer termNumber,

        List<@Required @Text String> qualifications,
        @Nullable @Limited LegalBasis legalBasis,
        @Nullable @OptionalIdentifier String continues,
        @Nullable @OptionalIdentifier String replaces,
        @Required PartialDate effectiveFrom,
        DateBasis dateBasis)
        implements PostEffect {

    public Appoint {
        qualifications = qualifications == null ? List.of() : List.copyOf(qualifications);
        dateBasis = dateBasis == null ? DateBasis.STATED : dateBasis;
    }

    @Override
    public String thing() {
        return "post:" + postId;
    }

    @JsonIgnore
    @AssertTrue(message = "APPOINTEE_NOT_STATED")
    public boolean isAppointeeStatedOnce() {
        return exOfficio == null
                || (capacity == Capacity.EX_OFFICIO && (personId == null || exOfficio.startsWith("office:")));
    }

    @JsonIgnore
    @AssertTrue(groups = Mode.Live.class, message = "APPOINTEE_NOT_STATED")
    public boolean isAppointeeStated() {
        return exOfficio != null || personId != null;
    }

    /** The same with the term that goes on, where it states none of its own. */
    public Appoint goingOnFrom(Holding continued) {
        return new Appoint(
                factId,
                appointmentId,
                postId,
                personId,
                exOfficio,
                capacity,
                appointedBy,
                termEndsOn == null
                        ? continued.termOn(effectiveFrom.first()).value().endsOn()
                        : termEndsOn,
                termNumber == null ? continued.appointed().fact().termNumber() : termNumber,
                qualifications,
                legalBasis,
                continues,
                replaces,
                effectiveFrom,
                dateBasis);
    }
}
