package org.uteuzi.command.post;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.Refusal;
import org.uteuzi.command.thing.Thing;
import org.uteuzi.event.Correction;
import org.uteuzi.event.Event;
import org.uteuzi.event.Fact;
import org.uteuzi.event.post.AppointmentEnded;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.event.post.DutyNoted;
import org.uteuzi.event.post.HolderAbsent;
import org.uteuzi.event.post.HolderAppointed;
import org.uteuzi.event.post.PostAbolished;
import org.uteuzi.event.post.PostAmended;
import org.uteuzi.event.post.PostEstablished;
import org.uteuzi.event.post.PostEvent;
import org.uteuzi.event.post.TermChanged;
import org.uteuzi.event.post.Terms;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Chains;
import org.uteuzi.timeline.Holding;
import org.uteuzi.timeline.PostTimeline;

/** A post with all appointments that there ever were to it. */
public final class Post extends Thing {

    @Override
    protected List<? extends Event> decide(Effect effect) {
        return switch ((PostEffect) effect) {
            case EstablishPost e -> List.of(fact(e, null));
            case AmendPost e -> List.of(fact(e, null));
            case AbolishPost e -> List.of(abolish(e));
            case Appoint e -> List.of(appoint(e));
            case EndAppointment e -> List.of(ofHolding(e));
            case ChangeTerm e -> List.of(ofHolding(e));
            case RecordAbsence e -> List.of(ofHolding(e));
            case NoteDuty e -> List.of(ofHolding(e));
            case ChangeHolder e -> {
                String leaving = appointmentToEnd(e);
                yield List.of(ofHolding(e.ending(leaving)), appoint(e.appointing(leaving)));
            }
        };
    }

    @Override
    protected Fact fact(Effect effect, @Nullable Correction corrects) {
        return switch ((PostEffect) effect) {
            case EstablishPost e ->
                new PostEstablished(
                        e.factId(),
                        e.postId(),
                        e.unitId(),
                        e.title(),
                        e.reportsTo(),
                        e.headsUnit(),
                        e.seats(),
                        e.terms() == null ? Terms.NOT_STATED : e.terms().terms(),
                        e.effectiveFrom(),
                        e.dateBasis(),
                        corrects);
            case AmendPost e -> Amendment.of(e, corrects);
            case AbolishPost e -> new PostAbolished(e.factId(), e.postId(), e.firstDayOut(), e.dateBasis(), corrects);
            case Appoint e -> appointed(e, corrects);
            case ChangeTerm e ->
                new TermChanged(
                        e.factId(),
                        e.appointmentId(),
                        id(),
                        e.termEndsOn(),
                        e.effectiveFrom(),
                        e.dateBasis(),
                        corrects);
            case RecordAbsence e -> absent(e, corrects);
            case NoteDuty e ->
                new DutyNoted(
                        e.factId(),
                        e.appointmentId(),
                        id(),
                        e.swornOn(),
                        e.assumedOn(),
                        e.releasedOn(),
                        e.dateBasis(),
                        corrects);
            case EndAppointment e ->
                new AppointmentEnded(
                        e.factId(),
                        e.appointmentId(),
                        id(),
                        e.firstDayOut(),
                        e.reason(),
                        e.endedBy(),
                        e.dateBasis(),
                        corrects);
            case ChangeHolder e -> throw new IllegalArgumentException("states two facts");
        };
    }

    @Override
    protected Class<? extends Effect> effectStating(Fact fact) {
        return switch ((PostEvent) fact) {
            case PostEstablished e -> EstablishPost.class;
            case PostAmended e -> AmendPost.class;
            case PostAbolished e -> AbolishPost.class;
            case HolderAppointed e -> Appoint.class;
            case TermChanged e -> ChangeTerm.class;
            case HolderAbsent e -> RecordAbsence.class;
            case DutyNoted e -> NoteDuty.class;
            case AppointmentEnded e -> EndAppointment.class;
        };
    }

    private HolderAppointed appointed(Appoint effect, @Nullable Correction corrects) {
        String replaced = effect.replaces();
        if (replaced != null && !everAppointed(replaced)) {
            throw new Refusal("IDENTIFIER_NOT_KNOWN", Map.of("id", replaced));
        }
        return new HolderAppointed(
                effect.factId(),
                effect.appointmentId(),
                effect.postId(),
                effect.personId(),
                effect.exOfficio(),
                effect.capacity(),
                effect.appointedBy(),
                effect.termEndsOn(),
                effect.termNumber(),
                effect.qualifications(),
                effect.legalBasis(),
                effect.continues(),
                replaced,
                effect.effectiveFrom(),
                effect.dateBasis(),
                corrects);
    }

    private Fact appoint(Appoint effect) {
        if (everAppointed(effect.appointmentId())) {
            throw new Refusal("IDENTIFIER_ALREADY_USED", Map.of("id", effect.appointmentId()));
        }
        return fact(effect, null);
    }

    private boolean everAppointed(String appointmentId) {
        return stream().stream()
                .anyMatch(recorded -> recorded.event() instanceof HolderAppointed appointed
                        && appointed.appointmentId().equals(appointmentId));
    }

    private Fact abolish(AbolishPost effect) {
        PostAbolished abolition = (PostAbolished) fact(effect, null);
        belief().map(PostTimeline::abolished)
                .filter(earlier -> earlier.fact().effectiveFrom().compareTo(abolition.effectiveFrom()) <= 0)
                .ifPresent(earlier -> {
                    throw new Refusal(
                            "POST_ALREADY_ABOLISHED",
                            Map.of("post", id(), "lastDay", earlier.fact().lastDay()));
                });
        return abolition;
    }

    private HolderAbsent absent(RecordAbsence effect, @Nullable Correction corrects) {
        PartialDate back = effect.firstDayBack();
        if (back != null && back.compareTo(effect.effectiveFrom()) <= 0) {
            throw new Refusal(
                    "ABSENCE_ENDS_BEFORE_IT_BEGINS",
                    Map.of("lastDay", back.preceding(), "from", effect.effectiveFrom()));
        }
        return new HolderAbsent(
                effect.factId(),
                effect.appointmentId(),
                id(),
                effect.absence(),
                effect.effectiveFrom(),
                back,
                effect.dateBasis(),
                corrects);
    }

    /** Only of an appointment that is believed anything more is said, also after it ended. */
    private Fact ofHolding(AppointmentEffect effect) {
        if (Chains.believed(stream()).stream()
                .noneMatch(believed -> believed.fact() instanceof HolderAppointed appointed
                        && appointed.appointmentId().equals(effect.appointmentId()))) {
            throw new Refusal("IDENTIFIER_NOT_KNOWN", Map.of("id", effect.appointmentId()));
        }
        return fact(effect, null);
    }

    private String appointmentToEnd(ChangeHolder effect) {
        if (effect.endsAppointmentId() != null) {
            return effect.endsAppointmentId();
        }
        List<Holding> holders = belief().stream()
                .flatMap(post -> post.holdersOn(effect.effectiveFrom().first()).stream())
                .filter(holding -> holding.capacity() == Capacity.SUBSTANTIVE)
                .toList();
        if (holders.size() != 1) {
            throw new Refusal("APPOINTMENT_TO_END_NOT_STATED", Map.of("id", effect.postId(), "count", holders.size()));
        }
        return holders.getFirst().appointmentId();
    }

    /** An appointment to this post as it is believed; empty if there is none, or its start is withdrawn. */
    public Optional<Holding> believed(String appointmentId) {
        return belief().stream()
                .flatMap(post -> post.holdings().stream())
                .filter(holding -> holding.appointmentId().equals(appointmentId))
                .findFirst();
    }

    private Optional<PostTimeline> belief() {
        return PostTimeline.of(stream());
    }

    private String id() {
        return ((PostEvent) stream().getFirst().event()).postId();
    }
}
