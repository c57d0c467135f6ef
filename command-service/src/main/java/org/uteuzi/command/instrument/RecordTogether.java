package org.uteuzi.command.instrument;

import java.util.List;

/**
 * Records several instruments of a file, in their order, as though each were recorded alone: as many of the first ones as can
 * be, which is at least one.
 */
record RecordTogether(List<RecordInstrument> instruments) {}
