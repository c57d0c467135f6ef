package org.uteuzi.event.instrument;

/**
 * A file of the paper; the register keeps its name and hash, not its content.
 *
 * @param sha256 64 hexadecimal digits
 */
public record Document(String name, String mediaType, String sha256) {}
