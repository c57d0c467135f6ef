package org.uteuzi.proposal;

/**
 * Who does something to a proposal.
 *
 * @param subject by which the login server knows them
 * @param name as people know them
 */
public record Actor(String subject, String name) {}
