package org.uteuzi.testing.fuzz;

import java.util.List;

/**
 * Somebody who calls.
 *
 * @param token empty for nobody
 * @param unseen what no answer to them may hold
 */
public record Caller(String name, String token, List<String> unseen) {}
