package org.uteuzi.local;

import org.junit.jupiter.api.Tag;

/** The walks of those who read Swahili. */
@Tag("thorough")
class WalksInBrowserIT extends WalksInBrowser {

    WalksInBrowserIT() {
        super("sw");
    }
}
