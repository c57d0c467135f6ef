package org.uteuzi.naive;

import java.util.List;
import org.uteuzi.event.instrument.Document;
import org.uteuzi.event.instrument.Particulars;

/**
 * A paper as believed.
 *
 * @param documents recorded with it and added later, in the order in which they came in
 */
public record NaiveInstrument(String id, Particulars particulars, List<Document> documents) {}
