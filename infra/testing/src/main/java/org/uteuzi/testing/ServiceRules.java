package org.uteuzi.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.text.DateFormat;
import java.util.Calendar;
import java.util.Date;

/** What every service keeps to; its own test of architecture takes these rules in. */
public final class ServiceRules {

    @ArchTest
    static final ArchRule the_clock_is_injected = noClasses()
            .should()
            .callMethodWhere(describe(
                    "its target is now() of java.time without a clock",
                    call -> call.getName().equals("now")
                            && call.getTargetOwner().getPackageName().startsWith("java.time")
                            && call.getTarget().getRawParameterTypes().isEmpty()));

    @ArchTest
    static final ArchRule dates_are_those_of_java_time =
            noClasses().should().dependOnClassesThat().belongToAnyOf(Date.class, Calendar.class, DateFormat.class);

    @ArchTest
    static final ArchRule nothing_writes_to_the_console = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule collaborators_come_through_the_constructor =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    private ServiceRules() {}
}
