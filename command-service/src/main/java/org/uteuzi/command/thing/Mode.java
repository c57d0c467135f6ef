package org.uteuzi.command.thing;

/** How an instrument comes in: from somebody who records what an authority has just done, or with a file of the past. */
public enum Mode {
    LIVE,
    HISTORIC
}
