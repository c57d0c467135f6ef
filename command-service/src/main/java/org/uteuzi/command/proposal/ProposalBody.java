package org.uteuzi.command.proposal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.uteuzi.command.instrument.InstrumentReader;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of what somebody sends about a proposal. */
final class ProposalBody {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final int LONGEST_TEXT = 4_000;

    private final ObjectNode members;

    private ProposalBody(ObjectNode members) {
        this.members = members;
    }

    /** @throws ProblemException 400 if it is no JSON object or has others than these members */
    static ProposalBody of(byte[] body, String... known) {
        ObjectNode members = InstrumentReader.object(body);
        Set<String> names = Set.of(known);
        for (String name : members.propertyNames()) {
            if (!names.contains(name)) {
                throw malformed(name, "UNKNOWN_FIELD");
            }
        }
        return new ProposalBody(members);
    }

    /** The request of which the proposal is, as text. */
    String instrument() {
        JsonNode instrument = required("instrument");
        if (!instrument.isObject()) {
            throw malformed("instrument", "MALFORMED_VALUE");
        }
        return instrument.toString();
    }

    @Nullable
    String proposalId() {
        String id = text("proposalId");
        if (id != null && !IDENTIFIER.matcher(id).matches()) {
            throw malformed("proposalId", "IDENTIFIER_MALFORMED");
        }
        return id;
    }

    int version() {
        JsonNode version = required("version");
        if (!version.isInt()) {
            throw malformed("version", "MALFORMED_VALUE");
        }
        return version.intValue();
    }

    String requiredText(String name) {
        required(name);
        String text = text(name);
        if (text == null) {
            throw malformed(name, "FIELD_REQUIRED");
        }
        return text;
    }

    /** Null where it is missing, null or blank. */
    @Nullable
    String text(String name) {
        JsonNode value = members.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw malformed(name, "MALFORMED_VALUE");
        }
        if (value.stringValue().length() > LONGEST_TEXT) {
            throw malformed(name, "TEXT_TOO_LONG");
        }
        return value.stringValue().isBlank() ? null : value.stringValue();
    }

    private JsonNode required(String name) {
        JsonNode value = members.get(name);
        if (value == null || value.isNull()) {
            throw malformed(name, "FIELD_REQUIRED");
        }
        return value;
    }

    private static ProblemException malformed(String path, String code) {
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                code.equals("UNKNOWN_FIELD") ? code : "MALFORMED",
                List.of(Problem.at(path, code, Map.of("path", path))));
    }
}
