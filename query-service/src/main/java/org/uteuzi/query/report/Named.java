package org.uteuzi.query.report;

import org.uteuzi.text.LocalizedText;

/** A thing with the name that it had on the day in question. */
public record Named(String id, LocalizedText name) {}
