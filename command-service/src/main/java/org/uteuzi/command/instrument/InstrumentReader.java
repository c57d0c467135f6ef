package org.uteuzi.command.instrument;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.uteuzi.command.institution.ChangeLegalBasis;
import org.uteuzi.command.institution.DissolveInstitution;
import org.uteuzi.command.institution.EstablishInstitution;
import org.uteuzi.command.institution.EstablishOffice;
import org.uteuzi.command.institution.RenameInstitution;
import org.uteuzi.command.institution.RenameOffice;
import org.uteuzi.command.institution.SetApprovalPolicy;
import org.uteuzi.command.person.AmendPerson;
import org.uteuzi.command.person.ErasePerson;
import org.uteuzi.command.person.RegisterPerson;
import org.uteuzi.command.person.SamePerson;
import org.uteuzi.command.post.AbolishPost;
import org.uteuzi.command.post.AmendPost;
import org.uteuzi.command.post.Appoint;
import org.uteuzi.command.post.ChangeHolder;
import org.uteuzi.command.post.ChangeTerm;
import org.uteuzi.command.post.EndAppointment;
import org.uteuzi.command.post.EstablishPost;
import org.uteuzi.command.post.NoteDuty;
import org.uteuzi.command.post.RecordAbsence;
import org.uteuzi.command.problem.Problem;
import org.uteuzi.command.problem.ProblemException;
import org.uteuzi.command.thing.Correct;
import org.uteuzi.command.thing.Effect;
import org.uteuzi.command.thing.EffectJson;
import org.uteuzi.command.thing.Mode;
import org.uteuzi.command.thing.ViolationPath;
import org.uteuzi.command.thing.Withdraw;
import org.uteuzi.command.unit.DissolveUnit;
import org.uteuzi.command.unit.EstablishUnit;
import org.uteuzi.command.unit.MoveUnit;
import org.uteuzi.command.unit.RenameUnit;
import org.uteuzi.command.unit.SetComposition;
import org.uteuzi.command.unit.SetMandate;
import org.uteuzi.time.NotADateException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a request into an instrument; says of everything malformed where it is. */
@Component
public class InstrumentReader {

    /**
     * @param idGiven whether the client chose the instrumentId
     * @param digest SHA-256 of the body in canonical form (RFC 8785), hexadecimal
     */
    public record Read(InstrumentRequest instrument, Mode mode, boolean idGiven, String digest) {}

    /** Every kind of effect, in the order in which a history is most easily told. */
    public static final List<Class<? extends Effect>> EFFECTS = List.of(
            EstablishOffice.class,
            RenameOffice.class,
            EstablishInstitution.class,
            RenameInstitution.class,
            ChangeLegalBasis.class,
            SetApprovalPolicy.class,
            DissolveInstitution.class,
            EstablishUnit.class,
            RenameUnit.class,
            MoveUnit.class,
            SetMandate.class,
            SetComposition.class,
            DissolveUnit.class,
            EstablishPost.class,
            AmendPost.class,
            AbolishPost.class,
            RegisterPerson.class,
            AmendPerson.class,
            SamePerson.class,
            ErasePerson.class,
            AddDocument.class,
            Appoint.class,
            ChangeTerm.class,
            RecordAbsence.class,
            NoteDuty.class,
            EndAppointment.class,
            ChangeHolder.class,
            Correct.class,
            Withdraw.class);

    /** Types of the effects that may say who somebody is. */
    private static final Set<String> NAMING = Set.of("registerPerson", "amendPerson", "correct");

    private static final JsonMapper MAPPER = EffectJson.mapper()
            .rebuild()
            .registerSubtypes(EFFECTS.toArray(Class<?>[]::new))
            .build();
    private static final Pattern EFFECT_IN_PATH = Pattern.compile("effects\\[(\\d+)].*");
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Validator validator;

    InstrumentReader(Validator validator) {
        this.validator = validator;
    }

    /** @throws ProblemException 400 with every malformed place that can be told at once */
    public Read read(byte[] body, Mode mode) {
        String text = text(body);
        ObjectNode whole = object(text);
        String digest = digest(text);
        boolean idGiven = whole.hasNonNull("instrumentId");
        if (!idGiven && mode == Mode.HISTORIC) {
            // sent again, the same line must be the same instrument
            whole.put("instrumentId", digest(withoutNames(whole).toString()));
            idGiven = true;
        }
        fillIn(whole);
        InstrumentRequest instrument = bind(whole);
        List<Problem> problems = validator.validate(instrument, Default.class, mode.constraints()).stream()
                .map(violation -> problem(ViolationPath.of(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Problem::path))
                .toList();
        if (!problems.isEmpty()) {
            throw malformed(problems);
        }
        return new Read(instrument, mode, idGiven, digest);
    }

    /** The members of a JSON object, all of whose texts can be stored. */
    public static ObjectNode object(byte[] body) {
        return object(text(body));
    }

    private static ObjectNode object(String text) {
        if (!(parse(text) instanceof ObjectNode whole)) {
            throw malformed(Problem.at(null, "MALFORMED_VALUE", Map.of("path", "$")));
        }
        refuseUnstorableText(whole, "");
        return whole;
    }

    public static String newId() {
        return IDS.generate().toString();
    }

    /** Strictly: what another reader would take for another text is not recorded. */
    private static String text(byte[] body) {
        CharBuffer text = CharBuffer.allocate(body.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body), text, true);
        String read = text.flip().toString();
        if (result.isError()) {
            throw notJson(read.lines().count(), read.length() - read.lastIndexOf('\n'));
        }
        return read;
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree.isMissingNode()) {
                throw notJson(1, 1);
            }
            return tree;
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw at == null ? notJson(1, 1) : notJson(at.getLineNr(), at.getColumnNr());
        }
    }

    private static InstrumentRequest bind(ObjectNode whole) {
        try {
            return MAPPER.treeToValue(whole, InstrumentRequest.class);
        } catch (UnrecognizedPropertyException e) {
            throw malformed(problem(path(e), "UNKNOWN_FIELD"));
        } catch (InvalidTypeIdException e) {
            throw malformed(problem(path(e) + ".type", e.getTypeId() == null ? "FIELD_REQUIRED" : "MALFORMED_VALUE"));
        } catch (JacksonException e) {
            NotADateException date = cause(e);
            throw malformed(
                    date == null
                            ? problem(path(e), "MALFORMED_VALUE")
                            : new Problem(
                                    effect(path(e)),
                                    path(e),
                                    "DATE_NOT_EXISTING",
                                    Map.of("value", date.text(), "path", path(e)),
                                    null));
        }
    }

    /** What PostgreSQL and UTF-8 cannot hold would be lost or stop a reader: U+0000 and halves of surrogate pairs. */
    private static void refuseUnstorableText(JsonNode node, String path) {
        if (node.isString() && !isStorable(node.stringValue())) {
            throw malformed(problem(path, "TEXT_NOT_STORABLE"));
        }
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames()) {
                String inner = path.isEmpty() ? name : path + "." + name;
                if (!isStorable(name)) {
                    throw malformed(problem(path, "TEXT_NOT_STORABLE"));
                }
                refuseUnstorableText(object.get(name), inner);
            }
        } else {
            for (int i = 0; i < node.size(); i++) {
                refuseUnstorableText(node.get(i), path + "[" + i + "]");
            }
        }
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** Ids that the client leaves to us. */
    private static void fillIn(ObjectNode whole) {
        fillIn(whole, "instrumentId");
        if (whole.get("effects") == null || !whole.get("effects").isArray()) {
            return;
        }
        for (JsonNode node : whole.get("effects")) {
            if (node instanceof ObjectNode effect) {
                String type = effect.path("type").asString("");
                fillIn(effect, type.equals("correct") || type.equals("withdraw") ? "ownFactId" : "factId");
                switch (type) {
                    case "changeHolder" -> fillIn(effect, "endFactId");
                    case "changeLegalBasis" -> fillInDecisions(effect.path("decisions"));
                    default -> {}
                }
            }
        }
    }

    /** What lapses has an end of its own. */
    private static void fillInDecisions(JsonNode decisions) {
        for (JsonNode node : decisions) {
            if (node instanceof ObjectNode decision
                    && decision.path("outcome").asString("").equals("LAPSES")) {
                fillIn(decision, "factId");
            }
        }
    }

    private static void fillIn(ObjectNode node, String field) {
        if (node.get(field) == null || node.get(field).isNull()) {
            node.put(field, newId());
        }
    }

    /** Whether two requests say the same; one that is gone says nothing. */
    public static boolean areSame(@Nullable String one, @Nullable String other) {
        return one != null && other != null && digest(one).equals(digest(other));
    }

    /** Without who people are: an id stays when they are erased, and who guesses a name must not find it there. */
    private static JsonNode withoutNames(ObjectNode whole) {
        ObjectNode without = whole.deepCopy();
        for (JsonNode effect : without.path("effects")) {
            if (NAMING.contains(effect.path("type").asString(""))) {
                effect.findParents("name").stream()
                        .filter(named ->
                                named.path("name").isString()) // units and institutions have theirs in two languages
                        .forEach(named -> ((ObjectNode) named).remove("name"));
            }
        }
        return without;
    }

    private static String digest(String text) {
        try {
            byte[] canonical = new JsonCanonicalizer(text).getEncodedUTF8();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (IOException e) {
            // a number that no double holds is the one thing that only this reader does not take
            throw notJson(1, 1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProblemException notJson(long line, long column) {
        return malformed(Problem.at(null, "NOT_JSON", Map.of("line", line, "column", column)));
    }

    private static Problem problem(String path, String code) {
        return new Problem(effect(path), path, code, Map.of("path", path), null);
    }

    private static @Nullable Integer effect(String path) {
        Matcher matcher = EFFECT_IN_PATH.matcher(path);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : e.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }

    private static @Nullable NotADateException cause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotADateException date) {
                return date;
            }
        }
        return null;
    }

    private static ProblemException malformed(Problem problem) {
        return malformed(new ArrayList<>(List.of(problem)));
    }

    private static ProblemException malformed(List<Problem> problems) {
        String code = problems.size() == 1
                        && List.of("UNKNOWN_FIELD", "DATE_NOT_EXISTING")
                                .contains(problems.getFirst().code())
                ? problems.getFirst().code()
                : "MALFORMED";
        return new ProblemException(HttpStatus.BAD_REQUEST, code, problems);
    }
}
