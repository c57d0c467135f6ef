package org.uteuzi.query.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Files for people. They are the answers of the API: a link cannot say in which form and language it wants them, so it is
 * said here, in the language of the page.
 */
@Controller
class DownloadController {

    private static final Map<String, String> FORMS = Map.of(
            "csv", "text/csv",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ics", "text/calendar",
            "pdf", "application/pdf",
            "svg", "image/svg+xml",
            "json", "application/json");

    @GetMapping("/downloads/institutions/{id}/structure.{form:pdf|svg}")
    void structure(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String id,
            @PathVariable String form)
            throws ServletException, IOException {
        String path = "/api/institutions/" + Address.encode(id) + "/structure." + form;
        forward(request, response, path, id + "." + form, form);
    }

    @GetMapping("/downloads/people/{id}/service.pdf")
    void service(HttpServletRequest request, HttpServletResponse response, @PathVariable String id)
            throws ServletException, IOException {
        forward(request, response, "/api/people/" + Address.encode(id) + "/service.pdf", id + ".pdf", "pdf");
    }

    @GetMapping("/downloads/people/{id}/export.{form:pdf|json}")
    void export(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String id,
            @PathVariable String form)
            throws ServletException, IOException {
        String path = "/api/people/" + Address.encode(id) + "/export" + (form.equals("pdf") ? ".pdf" : "");
        forward(request, response, path, id + "." + form, form);
    }

    @GetMapping("/downloads/reports/{name}.{form:csv|xlsx|ics}")
    void report(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String name,
            @PathVariable String form)
            throws ServletException, IOException {
        String path = "/api/reports/" + Address.encode(name) + (form.equals("ics") ? ".ics" : "");
        forward(request, response, path, name + "." + form, form);
    }

    @GetMapping("/downloads/checks/office-holding.pdf")
    void certificate(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        forward(request, response, "/api/checks/office-holding", "office-holding.pdf", "pdf");
    }

    private static void forward(
            HttpServletRequest request, HttpServletResponse response, String path, String file, String form)
            throws ServletException, IOException {
        String accept = FORMS.get(form);
        if (accept == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file).build().toString());
        PageLanguage language = PageLanguage.of(RequestContextUtils.getLocale(request));
        request.getRequestDispatcher(path).forward(new Asking(request, accept, language), response);
    }

    /** The request as a program would have made it. */
    private static final class Asking extends HttpServletRequestWrapper {

        private final Map<String, String> said;
        private final Locale locale;

        Asking(HttpServletRequest request, String accept, PageLanguage language) {
            super(request);
            said = Map.of(
                    HttpHeaders.ACCEPT.toLowerCase(Locale.ROOT),
                    accept,
                    HttpHeaders.ACCEPT_LANGUAGE.toLowerCase(Locale.ROOT),
                    language.tag());
            locale = language.locale();
        }

        @Override
        public @Nullable String getHeader(String name) {
            String own = said.get(name.toLowerCase(Locale.ROOT));
            return own == null ? super.getHeader(name) : own;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            String own = said.get(name.toLowerCase(Locale.ROOT));
            return own == null ? super.getHeaders(name) : Collections.enumeration(List.of(own));
        }

        @Override
        public Locale getLocale() {
            return locale;
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return Collections.enumeration(List.of(locale));
        }

        /** The language is said already; the API knows no parameter of it. */
        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> others = new LinkedHashMap<>(super.getParameterMap());
            others.remove(ChosenLanguage.PARAMETER);
            return others;
        }
    }
}
