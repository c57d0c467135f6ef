package org.uteuzi.command.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.command.imports.SheetInstruments.SheetInstrument;
import org.uteuzi.command.instrument.InstrumentReader;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.thing.Mode;

/** Makes instruments of a filled template, or says of every cell that cannot be what is wrong with it. */
@Component
class TemplateReader {

    private final InstrumentReader reader;

    TemplateReader(InstrumentReader reader) {
        this.reader = reader;
    }

    /** @throws ProblemException 400 with all that is malformed, wherever it stands */
    SheetInstruments read(FilledTemplate filled) {
        List<Problem> problems = new ArrayList<>(filled.problems());
        SheetInstruments instruments = new SheetInstruments(filled.rows(), problems);
        instruments.byRow().values().forEach(instrument -> problems.addAll(malformed(instrument)));
        List<Problem> distinct = problems.stream().distinct().toList();
        if (!distinct.isEmpty()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "SPREADSHEET_MALFORMED", distinct);
        }
        return instruments;
    }

    private List<Problem> malformed(SheetInstrument instrument) {
        try {
            reader.read(instrument.bytes(), Mode.HISTORIC);
            return List.of();
        } catch (ProblemException malformed) {
            return malformed.problems().stream()
                    .map(problem -> placed(problem, instrument))
                    .toList();
        }
    }

    private static Problem placed(Problem problem, SheetInstrument instrument) {
        String place = instrument.place(problem.effect(), problem.path());
        Map<String, Object> arguments = new HashMap<>(problem.arguments());
        arguments.put("path", place);
        return Problem.at(place, problem.code(), arguments);
    }
}
