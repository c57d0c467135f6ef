package org.uteuzi.query.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.uteuzi.json.EventJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves out of every JSON answer what only auditors may see: findings, the reasons of corrections and withdrawals, and what a paper
 * tells of its request. In their places stands null. An answer is whole only where it is said, while it is made, that whoever asks audits what it is about.
 */
@RestControllerAdvice
public class Redaction implements ResponseBodyAdvice<Object> {

    private static final String WHOLE = Redaction.class.getName();

    /** Of what frameworks answer nothing is left out. */
    private static final String OURS = "org.uteuzi.";

    /** The last one tells of a paper how much else it recorded. */
    private static final List<String> AUDITED = List.of("findings", "eventsThatFollow");

    private static final String REASON = "reason";

    /** In what a reason is one of a correction. */
    private static final Set<String> CORRECTIONS = Set.of("corrects", "because");

    /** By which field a withdrawal is known. */
    private static final String WITHDRAWS = "withdraws";

    private final JsonMapper mapper;

    Redaction(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Says of the answer to this request that it is about something that whoever asks audits, and is to be whole. */
    public static void none() {
        RequestContextHolder.currentRequestAttributes().setAttribute(WHOLE, true, RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return AbstractJacksonHttpMessageConverter.class.isAssignableFrom(converter)
                && returnType.getContainingClass().getName().startsWith(OURS);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return body == null || body instanceof ProblemDetail || isWhole() ? body : of(mapper.valueToTree(body));
    }

    private static boolean isWhole() {
        return Boolean.TRUE.equals(
                RequestContextHolder.currentRequestAttributes().getAttribute(WHOLE, RequestAttributes.SCOPE_REQUEST));
    }

    /** The same answer without. */
    public static JsonNode of(JsonNode answer) {
        leaveOut(answer, "");
        return answer;
    }

    /** The same text of JSON without. */
    public static String of(String json) {
        return EventJson.mapper().writeValueAsString(of(EventJson.mapper().readTree(json)));
    }

    private static void leaveOut(JsonNode node, String name) {
        if (node instanceof ObjectNode object) {
            AUDITED.stream().filter(object::has).forEach(audited -> object.set(audited, NullNode.getInstance()));
            if (object.has(REASON) && (CORRECTIONS.contains(name) || object.has(WITHDRAWS))) {
                object.set(REASON, NullNode.getInstance());
            }
            object.properties().forEach(field -> leaveOut(field.getValue(), field.getKey()));
        } else {
            node.forEach(element -> leaveOut(element, name));
        }
    }
}
