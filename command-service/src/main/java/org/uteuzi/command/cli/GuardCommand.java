package org.uteuzi.command.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.uteuzi.command.CommandService;
import org.uteuzi.command.guard.GuardAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the guard anew from the register, or tells whether it is what the register says. */
@Command(name = "guard", mixinStandardHelpOptions = true)
final class GuardCommand {

    private static final int EQUAL = 0;
    private static final int DIFFERENT = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "rebuild", mixinStandardHelpOptions = true)
    int rebuild() {
        return with(audit -> {
            audit.rebuild(this::tell);
            say("guard.rebuilt", Map.of());
            return EQUAL;
        });
    }

    @Command(name = "check", mixinStandardHelpOptions = true)
    int check() {
        return with(audit -> {
            Optional<GuardAudit.Difference> first = audit.check(this::tell);
            if (first.isEmpty()) {
                say("guard.equal", Map.of());
                return EQUAL;
            }
            GuardAudit.Difference difference = first.get();
            say(
                    difference.missing() ? "guard.missing" : "guard.surplus",
                    Map.of("table", difference.table(), "row", difference.row()));
            return DIFFERENT;
        });
    }

    private static int with(ToIntFunction<GuardAudit> task) {
        try (ConfigurableApplicationContext service = new SpringApplicationBuilder(CommandService.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run()) {
            return task.applyAsInt(service.getBean(GuardAudit.class));
        }
    }

    private void tell(long done, long all, Duration since) {
        double rate = done / Math.max(0.001, since.toMillis() / 1000.0);
        long left = Math.round((all - done) / Math.max(1, rate));
        say("guard.progress", Map.of("done", done, "all", all, "rate", Math.round(rate), "seconds", left));
    }

    private void say(String key, Map<String, ?> arguments) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(SubCommands.text(key, arguments));
        out.flush();
    }
}
