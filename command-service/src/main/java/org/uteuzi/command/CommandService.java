package org.uteuzi.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service that records instruments. */
@SpringBootApplication(proxyBeanMethods = false)
public class CommandService {

    static {
        // a register of the state reports to nobody and advertises nothing
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
    }

    public static void main(String[] arguments) {
        SpringApplication.run(CommandService.class, arguments);
    }
}
