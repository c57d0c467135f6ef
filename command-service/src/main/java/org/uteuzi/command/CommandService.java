package org.uteuzi.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.uteuzi.command.cli.SubCommands;

/** Starts the service that records instruments. */
@SpringBootApplication(proxyBeanMethods = false)
public class CommandService {

    static {
        // a register of the state reports to nobody and advertises nothing
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
    }

    /** With the name of a sub-command as its first argument it does that and ends. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && !arguments[0].contains("=")) {
            System.exit(SubCommands.run(arguments));
        }
        SpringApplication.run(CommandService.class, arguments);
    }
}
