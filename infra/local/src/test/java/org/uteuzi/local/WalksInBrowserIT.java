package org.uteuzi.local;

/** The walks of those who read Swahili. */
class WalksInBrowserIT extends WalksInBrowser {

    WalksInBrowserIT() {
        super("sw");
    }
}
