package org.uteuzi.query;

import java.util.Arrays;
import java.util.Set;
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

    private static final Set<String> COMMANDS = Set.of(RebuildCommand.PROFILE, VerifyCommand.PROFILE);

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(QueryService.class);
        String[] commands = Arrays.stream(arguments).filter(COMMANDS::contains).toArray(String[]::new);
        if (commands.length == 0) {
            application.run(arguments);
            return;
        }
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setAdditionalProfiles(commands);
        int status = SpringApplication.exit(application.run(Arrays.stream(arguments)
                .filter(argument -> !COMMANDS.contains(argument))
                .toArray(String[]::new)));
        if (status != 0) {
            System.exit(status);
        }
    }
}
