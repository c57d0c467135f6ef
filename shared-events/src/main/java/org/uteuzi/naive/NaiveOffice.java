package org.uteuzi.naive;

import org.uteuzi.text.LocalizedText;

/** An office outside the institutions on a day. */
public record NaiveOffice(String id, String jurisdiction, LocalizedText name) {}
