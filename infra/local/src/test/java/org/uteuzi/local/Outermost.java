package org.uteuzi.local;

import java.io.IOException;

/** Stands where Maven stands: starts the launcher, hands it the terminal, and asks it to end when it ends itself. */
public final class Outermost {

    private Outermost() {}

    public static void main(String[] command) throws IOException, InterruptedException {
        var launcher = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::destroy));
        System.exit(launcher.waitFor());
    }
}
