package org.uteuzi.query;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.uteuzi.query.structure.RebuildCommand;
import org.uteuzi.query.verify.VerifyCommand;

/**
 * Starts the query side. With the argument {@code rebuild} it makes the projection anew from the register and ends, with
 * {@code verify} it compares what is answered with a second fold of the register and ends.
 */
@SpringBootApplication
public class QueryService {

    private static final Map<String, Class<?>> COMMANDS =
            Map.of(RebuildCommand.NAME, RebuildCommand.class, VerifyCommand.PROFILE, QueryService.class);

    public static void main(String[] arguments) {
        Optional<String> command =
                Arrays.stream(arguments).filter(COMMANDS::containsKey).findFirst();
        SpringApplication application =
                new SpringApplication(command.<Class<?>>map(COMMANDS::get).orElse(QueryService.class));
        if (command.isEmpty()) {
            application.run(arguments);
            return;
        }
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles(command.get());
        int status = SpringApplication.exit(application.run(Arrays.stream(arguments)
                .filter(argument -> !COMMANDS.containsKey(argument))
                .toArray(String[]::new)));
        if (status != 0) {
            System.exit(status);
        }
    }
}
