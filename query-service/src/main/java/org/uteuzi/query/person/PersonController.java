package org.uteuzi.query.person;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.query.print.Printer;
import org.uteuzi.query.structure.Answers;
import org.uteuzi.query.structure.Resource;

/**
 * {@code GET /api/people/{id}}, and the same as a record of service to be printed; and all that is held of a person, for
 * themselves.
 */
@RestController
class PersonController {

    private final People people;
    private final Disclosures disclosures;
    private final Answers answers;
    private final Printer printer;

    PersonController(People people, Disclosures disclosures, Answers answers, Printer printer) {
        this.people = people;
        this.disclosures = disclosures;
        this.answers = answers;
        this.printer = printer;
    }

    @GetMapping(path = "/api/people/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<PersonAnswer> person(ServletWebRequest request, @PathVariable String id) {
        return answers.aboutAll(
                request,
                Resource.PLAIN.naming(),
                (basis, known) -> new PersonAnswer(basis, people.of(id, basis.on(), known)));
    }

    @GetMapping(path = "/api/people/{id}/service.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    @Nullable
    ResponseEntity<byte[]> service(ServletWebRequest request, @PathVariable String id) {
        return answers.aboutAll(
                request,
                Resource.PLAIN.naming().inWords().as(MediaType.APPLICATION_PDF_VALUE),
                (basis, known) -> printer.print(
                        "service",
                        Answers.language(),
                        ServiceSheet.of(
                                new PersonAnswer(basis, people.of(id, basis.on(), known)), Answers.language())));
    }

    @GetMapping(path = "/api/people/{id}/export", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Disclosure> export(ServletWebRequest request, @PathVariable String id) {
        return answers.aboutAllNow(
                request,
                Resource.PLAIN.naming().inWords(),
                (basis, known) -> disclosures.of(id, basis, known, Answers.language()));
    }

    @GetMapping(path = "/api/people/{id}/export.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> exportInPrint(ServletWebRequest request, @PathVariable String id) {
        return answers.aboutAllNow(
                request,
                Resource.PLAIN.naming().inWords().as(MediaType.APPLICATION_PDF_VALUE),
                (basis, known) -> printer.print(
                        "disclosure",
                        Answers.language(),
                        DisclosureSheet.of(disclosures.of(id, basis, known, Answers.language()), Answers.language())));
    }
}
