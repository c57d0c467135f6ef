package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.query.person.People;
import org.uteuzi.query.person.PersonAnswer;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.query.web.Lane.Paper;
import org.uteuzi.query.web.StructurePage.State;
import org.uteuzi.query.web.Words.Said;
import org.uteuzi.structure.Structure;
import org.uteuzi.time.PartialDate;
import org.uteuzi.timeline.Holding;

/** A person with all appointments, in whatever institution, as a page. */
@Controller
class PersonPageController {

    private final People people;
    private final FindingRows findings;
    private final Frame frame;

    PersonPageController(People people, FindingRows findings, Frame frame) {
        this.people = people;
        this.findings = findings;
        this.frame = frame;
    }

    @GetMapping(path = "/people/{id}", produces = MediaType.TEXT_HTML_VALUE)
    Object person(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable String id) {
        return frame.ofAll(Place.PERSON, request, response, model, id, point -> fill(id, point));
    }

    private @Nullable Basis fill(String id, Point point) {
        PersonAnswer.Person person = people.of(id, point.on(), point.known());
        Model model = point.model();
        model.addAttribute("title", person.name() == null ? point.words().say("person.erased", id) : person.name());
        model.addAttribute("entries", Place.REGISTER.path() + "?person=" + Address.encode(id));
        model.addAttribute("reads", Place.READS.path() + "?person=" + Address.encode(id));
        model.addAttribute("beliefs", Place.PERSON.path() + Address.encode(id) + "/beliefs");
        model.addAttribute(
                "findings",
                findings.about(
                        "person:" + id,
                        person.appointments().stream()
                                .map(appointment -> appointment.holder().appointmentId())
                                .toList(),
                        point));
        model.addAttribute("kind", point.words().say("person.ask"));
        model.addAttribute("today", point.today());
        model.addAttribute(
                "page",
                new PersonPage(
                        id,
                        person.names().stream()
                                .flatMap(name -> Stream.ofNullable(name.name()))
                                .filter(name -> !name.equals(person.name()))
                                .distinct()
                                .toList(),
                        person.sameAs(),
                        person.appointments().stream()
                                .map(appointment -> lane(appointment, point.words()))
                                .toList()));
        String encoded = Address.encode(id);
        model.addAttribute("json", "/api/people/" + encoded + point.address().suffix());
        model.addAttribute(
                "export", people.mayBeDisclosed(person.ids()) ? "/downloads/people/" + encoded + "/export." : null);
        model.addAttribute(
                "pdf",
                "/downloads/people/" + encoded + "/service.pdf"
                        + point.address().suffix());
        return null;
    }

    private static Lane lane(PersonAnswer.Appointment appointment, Words words) {
        Structure.Holder holder = appointment.holder();
        boolean acting = holder.capacity() == Capacity.ACTING;
        boolean pastTerm = holder.state() != Holding.TermState.IN_TERM && holder.lastDay() == null;
        PartialDate lastDay = holder.lastDay();
        boolean never = lastDay != null && lastDay.last().isBefore(holder.from().first());
        PartialDate until = holder.until();
        PartialDate term = until == null && !pastTerm ? holder.termEndsOn() : null;
        Paper paper = new Paper(
                holder.instrumentId(),
                appointment.instrumentTitle() == null
                        ? new Said(holder.instrumentId(), null)
                        : words.say(appointment.instrumentTitle()));
        return new Lane(
                never ? State.NONE : acting ? State.ACTING : pastTerm ? State.OVER : State.HELD,
                words.say(never ? "lane.neverHeld" : "state." + holder.capacity()),
                words.say(appointment.title()),
                Place.POST.path() + appointment.postId(),
                Stream.of(appointment.unitName(), appointment.institutionName())
                        .flatMap(Stream::ofNullable)
                        .map(name -> words.say(name).text())
                        .distinct()
                        .reduce((unit, institution) -> unit + ", " + institution)
                        .orElse(appointment.institutionId()),
                never ? words.shortly(holder.from()) : words.span(holder.from(), lastDay),
                never ? null : holder.from().first().toString(),
                holder.from().precision() != PartialDate.Precision.DAY,
                until == null ? null : until.first().toString(),
                term == null ? null : term.last().toString(),
                paper,
                notes(appointment, pastTerm, term, words));
    }

    private static List<String> notes(
            PersonAnswer.Appointment appointment, boolean pastTerm, @Nullable PartialDate term, Words words) {
        Structure.Holder holder = appointment.holder();
        List<String> notes = new ArrayList<>();
        if (pastTerm) {
            notes.add(words.say("state." + holder.state()));
        }
        if (term != null) {
            notes.add(words.say("holder.term", words.phrase(term)));
        }
        if (appointment.endReason() != null) {
            notes.add(words.report(appointment.endReason()));
        } else if (holder.endBecause() != null) {
            notes.add(words.report(holder.endBecause()));
        }
        if (holder.absent() != null) {
            notes.add(words.say(
                    "lane.absent",
                    words.say(Words.away(holder.absent().absence())),
                    words.span(holder.absent().from(), holder.absent().lastDay())));
        }
        return notes;
    }
}
