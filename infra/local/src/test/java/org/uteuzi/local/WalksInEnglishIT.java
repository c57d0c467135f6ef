package org.uteuzi.local;

import org.junit.jupiter.api.Tag;

/** The walks of those who chose the other language. */
@Tag("thorough")
class WalksInEnglishIT extends WalksInBrowser {

    WalksInEnglishIT() {
        super("en");
    }
}
