package org.uteuzi.query.person;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.uteuzi.query.structure.Answers;
import org.uteuzi.query.structure.Resource;

/** {@code GET /api/people/{id}}. */
@RestController
class PersonController {

    private final People people;
    private final Answers answers;

    PersonController(People people, Answers answers) {
        this.people = people;
        this.answers = answers;
    }

    @GetMapping(path = "/api/people/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Nullable
    ResponseEntity<PersonAnswer> person(ServletWebRequest request, @PathVariable String id) {
        return answers.aboutAll(
                request,
                Resource.PLAIN.naming(),
                (basis, known) -> new PersonAnswer(basis, people.of(id, basis.on(), known)));
    }
}
