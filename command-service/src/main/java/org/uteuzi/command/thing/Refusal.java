package org.uteuzi.command.thing;

import java.util.Map;

/** Why one effect cannot be recorded: a stable code and what its sentence names. No prose, no stack trace. */
public final class Refusal extends RuntimeException {

    private final String code;
    private final transient Map<String, Object> arguments;

    public Refusal(String code, Map<String, Object> arguments) {
        super(code, null, false, false);
        this.code = code;
        this.arguments = arguments;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> arguments() {
        return arguments;
    }
}
