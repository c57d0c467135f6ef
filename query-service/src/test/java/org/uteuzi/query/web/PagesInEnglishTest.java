package org.uteuzi.query.web;

import org.junit.jupiter.api.Tag;

/** The same pages and steps in the other language. */
@Tag("thorough")
class PagesInEnglishTest extends PagesInBrowser {

    PagesInEnglishTest() {
        super("en");
    }
}
