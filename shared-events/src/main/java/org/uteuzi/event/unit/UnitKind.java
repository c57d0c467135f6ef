package org.uteuzi.event.unit;

/** What kind of body a unit is. */
public enum UnitKind {
    BOARD,
    EXECUTIVE,
    DEPARTMENT,
    DIVISION,
    UNIT,
    OFFICE
}
