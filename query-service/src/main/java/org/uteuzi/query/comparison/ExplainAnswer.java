package org.uteuzi.query.comparison;

import java.util.List;
import org.uteuzi.query.structure.Basis;

/**
 * Why the answer for a day differs from an earlier one.
 *
 * @param basis the earlier answer
 * @param against the answer as known now
 * @param sentences in the language asked for, the first of which says whether they differ
 */
public record ExplainAnswer(Basis basis, Basis against, boolean same, List<String> sentences) {}
