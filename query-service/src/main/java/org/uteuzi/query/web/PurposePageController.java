package org.uteuzi.query.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.view.RedirectView;
import org.uteuzi.query.reading.Purposes;

/** Asks why somebody looks at a person, once for each person and session, and leads on to the page that they wanted. */
@Controller
class PurposePageController {

    private static final Pattern PERSON = Pattern.compile("[^\\p{Cntrl}]{1,128}");

    /** Pages of people alone, so that the way on leads nowhere else. */
    private static final Pattern THEN = Pattern.compile("/(people|downloads/people)/[^\\s\\p{Cntrl}\\\\]{1,2000}");

    private final Frame frame;

    PurposePageController(Frame frame) {
        this.frame = frame;
    }

    @GetMapping(path = "/purpose", produces = MediaType.TEXT_HTML_VALUE)
    String ask(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam String person,
            @RequestParam String then) {
        return form(request, response, model, check(person, then, ""), false);
    }

    @PostMapping(path = "/purpose", produces = MediaType.TEXT_HTML_VALUE)
    Object hear(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam String person,
            @RequestParam String then,
            @RequestParam(defaultValue = "") String why) {
        PurposePage page = check(person, then, why);
        Optional<String> purpose = Purposes.read(why);
        if (purpose.isEmpty()) {
            return form(request, response, model, page, true);
        }
        Purposes.keep(request.getSession(), person, purpose.get());
        var on = new RedirectView(then, true, false, false);
        on.setExpandUriTemplateVariables(false);
        return on;
    }

    private static PurposePage check(String person, String then, String why) {
        if (!PERSON.matcher(person).matches() || !THEN.matcher(then).matches()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new PurposePage(person, then, why, List.of());
    }

    private String form(
            HttpServletRequest request, HttpServletResponse response, Model model, PurposePage page, boolean wrong) {
        Words words = frame.plain(Place.PURPOSE, null, request, response, model);
        model.addAttribute("title", Place.PURPOSE.title(words));
        model.addAttribute("wrong", wrong);
        Map<String, String> same = new LinkedHashMap<>();
        same.put("person", page.person());
        same.put("then", page.then());
        same.put(ChosenLanguage.PARAMETER, words.language().other().tag());
        model.addAttribute("otherAddress", Address.query(same));
        model.addAttribute(
                "form",
                new PurposePage(
                        page.person(),
                        page.then(),
                        page.typed(),
                        wrong
                                ? List.of(new PointForm.Mistake(
                                        "why",
                                        words.say(
                                                "purpose.wrong",
                                                String.valueOf(Purposes.SHORTEST),
                                                String.valueOf(Purposes.LONGEST))))
                                : List.of()));
        model.addAttribute("longest", Purposes.LONGEST);
        if (wrong) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return Place.PURPOSE.view();
    }
}
