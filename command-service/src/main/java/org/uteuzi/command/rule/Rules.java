package org.uteuzi.command.rule;

import java.util.List;
import java.util.stream.Stream;
import org.uteuzi.rule.Rule;
import org.uteuzi.rule.RulesOfLaw;

/** The one list of rules. infra/docs/rules.md is written from it. */
public final class Rules {

    /** What must be so before anything is recorded, in the order in which it is told. */
    static final List<RuleOfRecord> OF_RECORD = List.of(
            new EverythingMentionedIsKnown(),
            new NothingStandsOnAWithdrawnFact(),
            new AUnitBelongsToAnInstitutionThatExists(),
            new AUnitIsPartOfAUnitThatExists(),
            new UnitsAreNotPartOfThemselves(),
            new APostStandsInAUnitThatExists(),
            new PostsDoNotReportToThemselves(),
            new NobodyIsLeftInADissolvedUnit(),
            new NothingIsLeftInWhatIsDissolved(),
            new APostReportsToAPostThatExists(),
            new AThingChangesOnlyWhileItExists(),
            new AnAppointmentNamesItsHolder(),
            new AnAppointmentLiesWithinTheDaysOfItsPost(),
            new AnAppointmentDoesNotEndBeforeItStarts(),
            new AnAppointmentEndsOnce(),
            new AnAbolishedPostHasNoHolders(),
            new ATermDoesNotEndBeforeItBegins(),
            new ATermIsChangedBeforeItRunsOut(),
            new WhatIsSaidOfAHolderFallsIntoTheHolding(),
            new AContinuedAppointmentEndsWhereTheNextBegins(),
            new AnExOfficioSeatNamesAPostOfOneSeat(),
            new ExOfficioSeatsDoNotNameEachOther(),
            new OnlyABoardHasAComposition(),
            new PersonsAreNotJoinedInACircle(),
            new AnErasedPersonIsErasedUnderEveryId(),
            new AChangeOfLawDecidesAboutEverything());

    /** What the rules of record ask the guard. */
    private static final List<Question> QUESTIONS =
            OF_RECORD.stream().flatMap(rule -> rule.questions().stream()).toList();

    private Rules() {}

    static Stream<Question> questions() {
        return QUESTIONS.stream();
    }

    /** Every rule: those of what can be recorded, then those of law. */
    public static Stream<Rule> all() {
        return Stream.concat(OF_RECORD.stream(), RulesOfLaw.ALL.stream());
    }
}
