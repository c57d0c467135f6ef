package org.uteuzi.command.cli;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.uteuzi.text.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The sub-commands of the program, in the language that {@code UTEUZI_LANGUAGE} asks for. */
@Command(
        name = "uteuzi",
        mixinStandardHelpOptions = true,
        subcommands = {ImportCommand.class, GuardCommand.class, KeysCommand.class})
public final class SubCommands {

    private static final String BUNDLE = "commands";
    private static final Messages TEXTS = new Messages(BUNDLE);

    private SubCommands() {}

    /** Carries out a sub-command and gives the status with which the program ends. */
    public static int run(String... arguments) {
        return new CommandLine(new SubCommands())
                .setResourceBundle(ResourceBundle.getBundle(
                        BUNDLE,
                        Locale.of(language()),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)))
                .execute(arguments);
    }

    static String language() {
        return "en".equals(System.getenv("UTEUZI_LANGUAGE")) ? "en" : "sw";
    }

    static String text(String key, Map<String, ?> arguments) {
        return TEXTS.in(language(), key, arguments);
    }
}
