package org.uteuzi.query.desk;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.uteuzi.query.report.Cells;
import org.uteuzi.query.web.Frame;
import org.uteuzi.query.web.Place;
import org.uteuzi.query.web.Words;
import tools.jackson.databind.JsonNode;

/** A filled template is sent, rehearsed, looked at and then recorded, each by the one door in the name of whoever sends it. */
@Controller
@RequestMapping(path = ImportPageController.ADDRESS, produces = MediaType.TEXT_HTML_VALUE)
class ImportPageController {

    static final String ADDRESS = Desk.ADDRESS + "/imports";

    /** As at the door. */
    private static final long LARGEST = 20L * 1024 * 1024;

    /** More than anybody reads on a page; all of them are in the file. */
    private static final int SHOWN = 500;

    private static final Map<String, String> TYPES =
            Map.of("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv", "text/csv");

    /** What is wrong with what was sent. */
    private enum Wrong {
        MISSING,
        KIND,
        LARGE
    }

    private final ImportFiles files;
    private final Importing importing;
    private final Door door;
    private final Frame frame;

    ImportPageController(ImportFiles files, Importing importing, Door door, Frame frame) {
        this.files = files;
        this.importing = importing;
        this.door = door;
        this.frame = frame;
    }

    /** A file in the list of them. */
    record Line(String address, String name, String sentAt, String said) {}

    @GetMapping
    String start(
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            @RequestParam(required = false) @Nullable Wrong wrong) {
        Words words = frame.plain(Place.IMPORTS, null, request, response, model);
        List<Form.Wrong> mistakes =
                wrong == null ? List.of() : List.of(new Form.Wrong("file", words.say("imports.problem." + wrong)));
        model.addAttribute("title", words.say("imports.title"));
        model.addAttribute("form", new Form(List.of(), mistakes));
        model.addAttribute("wrong", wrong != null);
        model.addAttribute("largest", LARGEST);
        model.addAttribute("tooLarge", wrong(Wrong.LARGE));
        model.addAttribute("most", String.valueOf(ImportFiles.MOST));
        model.addAttribute(
                "files",
                files.all().stream()
                        .map(file -> new Line(
                                address(file.id()),
                                file.name(),
                                words.phrase(file.sentAt(), Frame.HOME),
                                outlook(file, words).said()))
                        .toList());
        return "desk/imports";
    }

    @GetMapping(path = "/template.{form:xlsx|csv}", produces = MediaType.ALL_VALUE)
    void template(HttpServletRequest request, HttpServletResponse response, @PathVariable String form)
            throws IOException {
        byte[] template = door.template(form, locale(request))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
        response.setContentType(TYPES.get(form));
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment("uteuzi." + form));
        response.getOutputStream().write(template);
    }

    /** Keeps the file and rehearses it at once. */
    @PostMapping
    String send(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        if (UnreadFile.is(request)) {
            // a browser that could not send all of it shows what is wrong, but would not go elsewhere for it
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
            return start(request, response, model, Wrong.LARGE);
        }
        MultipartFile file = request instanceof MultipartHttpServletRequest parts ? parts.getFile("file") : null;
        if (file == null || file.isEmpty()) {
            return Desk.redirect(wrong(Wrong.MISSING));
        }
        String name = Reading.clean(String.valueOf(file.getOriginalFilename())).strip();
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (type == null) {
            return Desk.redirect(wrong(Wrong.KIND));
        }
        if (file.getSize() > LARGEST) {
            return Desk.redirect(wrong(Wrong.LARGE));
        }
        Door.Sender sender = door.sender(locale(request)); // who must log in again sends nothing
        UUID id = UUID.randomUUID();
        files.add(id, name, type, file.getBytes());
        importing.begin(kept(id), false, sender);
        return Desk.redirect(address(id));
    }

    @GetMapping("/{id}")
    String file(HttpServletRequest request, HttpServletResponse response, Model model, @PathVariable UUID id) {
        ImportFiles.Kept file = kept(id);
        Words words = frame.plain(
                Place.IMPORTS,
                in -> in.say("imports.sent", in.phrase(file.sentAt(), Frame.HOME)),
                request,
                response,
                model);
        ImportOutlook outlook = outlook(file, words);
        model.addAttribute("title", file.name());
        model.addAttribute("kind", words.say("imports.title"));
        model.addAttribute("file", address(id));
        model.addAttribute("recording", file.recording());
        model.addAttribute("outlook", outlook);
        model.addAttribute("shown", outlook.refused().stream().limit(SHOWN).toList());
        return "desk/import";
    }

    @PostMapping("/{id}")
    String go(HttpServletRequest request, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        importing.begin(kept(id), typed.containsKey("record"), door.sender(locale(request)));
        return Desk.redirect(address(id));
    }

    @PostMapping("/{id}/discard")
    String discard(@PathVariable UUID id) {
        if (importing.progress(id).isPresent()) {
            return Desk.redirect(address(id)); // what is on its way has a report to come
        }
        files.remove(id);
        return Desk.redirect(ADDRESS);
    }

    /** All rows and cells that were refused, as a table. */
    @GetMapping(path = "/{id}/report.csv", produces = MediaType.ALL_VALUE)
    void report(HttpServletRequest request, HttpServletResponse response, @PathVariable UUID id) throws IOException {
        ImportFiles.Kept file = kept(id);
        Words words = Words.of(request);
        Cells cells = new Cells(words.language().tag());
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(file.name() + ".csv"));
        try (CsvWriter csv = CsvWriter.builder().build(response.getOutputStream(), StandardCharsets.UTF_8)) {
            csv.writeRecord(words.say("imports.place"), words.say("imports.why"));
            outlook(file, words)
                    .refused()
                    .forEach(row -> csv.writeRecord(cells.harmless(row.place()), cells.harmless(row.message())));
        }
    }

    private ImportOutlook outlook(ImportFiles.Kept file, Words words) {
        JsonNode progress = importing.progress(file.id()).orElse(null);
        boolean ended = progress == null && file.state() == ImportFiles.State.RUNNING; // since it was read, perhaps
        return ImportOutlook.of(ended ? files.find(file.id()).orElse(file) : file, progress, words);
    }

    /** @throws ResponseStatusException 404 for a file that is not there, or no more */
    private ImportFiles.Kept kept(UUID id) {
        return files.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String wrong(Wrong what) {
        return ADDRESS + "?wrong=" + what;
    }

    private static String address(UUID id) {
        return ADDRESS + "/" + id;
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static Locale locale(HttpServletRequest request) {
        return RequestContextUtils.getLocale(request);
    }
}
