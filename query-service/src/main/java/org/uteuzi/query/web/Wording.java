package org.uteuzi.query.web;

/** Something to be said, in whichever language it is asked for. */
@FunctionalInterface
public interface Wording {
    String in(Words words);
}
