package org.uteuzi.query;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.uteuzi.query.structure.RebuildCommand;

/** Starts the query side; with the argument {@code rebuild} it makes the projection anew from the register and ends. */
@SpringBootApplication
public class QueryService {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(QueryService.class);
        if (List.of(arguments).contains("rebuild")) {
            application.setWebApplicationType(WebApplicationType.NONE);
            application.setAdditionalProfiles(RebuildCommand.PROFILE);
            SpringApplication.exit(application.run(Arrays.stream(arguments)
                    .filter(argument -> !argument.equals("rebuild"))
                    .toArray(String[]::new)));
        } else {
            application.run(arguments);
        }
    }
}
