package org.uteuzi;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import org.uteuzi.event.Event;
import org.uteuzi.event.EventType;

@AnalyzeClasses(packages = "org.uteuzi", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule what_is_recorded_depends_on_the_jdk_and_annotations_only = classes()
            .that()
            .resideOutsideOfPackages("org.uteuzi.json..", "org.uteuzi.vault..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.uteuzi..", "java..", "org.jspecify.annotations..", "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule only_json_knows_jackson = classes()
            .that()
            .resideInAPackage("org.uteuzi.json..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.uteuzi..",
                    "java..",
                    "org.jspecify.annotations..",
                    "com.fasterxml.jackson.annotation..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule events_are_records_with_a_name_that_never_changes = classes()
            .that()
            .areAssignableTo(Event.class)
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .andShould()
            .beAnnotatedWith(EventType.class);

    @ArchTest
    static final ArchRule only_the_vault_knows_how_to_encrypt = classes()
            .that()
            .resideInAPackage("org.uteuzi.vault..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.uteuzi..", "java..", "org.jspecify.annotations..", "com.google.crypto.tink..");

    /** An older event lacks what was added later: Jackson refuses a missing primitive, a missing object is null. */
    @ArchTest
    static final ArchRule nothing_in_an_event_is_primitive = fields().that()
            .areDeclaredInClassesThat(are(recordsOfEvents()))
            .and()
            .areNotStatic()
            .should()
            .notHaveRawType(primitive());

    @ArchTest
    static final ArchRule nothing_here_looks_at_the_clock = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, Date.class, Calendar.class)
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "its target is now() of java.time",
                    call -> call.getName().equals("now")
                            && call.getTargetOwner().getPackageName().equals("java.time")));

    /** Two folds that lean on each other would be wrong together. */
    @ArchTest
    static final ArchRule the_naive_fold_rests_on_what_is_recorded_alone = classes()
            .that()
            .resideInAPackage("org.uteuzi.naive..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.uteuzi.naive..",
                    "org.uteuzi.event..",
                    "org.uteuzi.time..",
                    "org.uteuzi.text..",
                    "java..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule nothing_rests_on_the_naive_fold = noClasses()
            .that()
            .resideOutsideOfPackage("org.uteuzi.naive..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.uteuzi.naive..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.uteuzi.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_writes_to_the_console = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    private static DescribedPredicate<JavaClass> recordsOfEvents() {
        return DescribedPredicate.describe(
                "records of events",
                type -> type.isRecord() && type.getPackageName().startsWith("org.uteuzi.event"));
    }

    private static DescribedPredicate<JavaClass> primitive() {
        return DescribedPredicate.describe("primitive", JavaClass::isPrimitive);
    }
}
