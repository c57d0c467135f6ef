package org.uteuzi;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.uteuzi.testing.ServiceRules;

@AnalyzeClasses(packages = "org.uteuzi.command", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests as_every_service = ArchTests.in(ServiceRules.class);

    private static final String[] AGGREGATES = {
        "org.uteuzi.command.institution..",
        "org.uteuzi.command.unit..",
        "org.uteuzi.command.post..",
        "org.uteuzi.command.person.."
    };

    /** The aggregate that shares its package with those who ask it. */
    private static final String PROPOSAL = "org.uteuzi.command.proposal.Proposal";

    @ArchTest
    static final ArchRule only_the_register_knows_how_axon_stores_events = noClasses()
            .that()
            .resideOutsideOfPackage("org.uteuzi.command.register..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.axonframework.eventsourcing.eventstore..");

    @ArchTest
    static final ArchRule aggregates_have_no_clock = noClasses()
            .that()
            .resideInAnyPackage(AGGREGATES)
            .or()
            .haveFullyQualifiedName(PROPOSAL)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, InstantSource.class)
            .orShould()
            .callMethodWhere(describe(
                    "its target is now() of java.time",
                    call -> call.getName().equals("now")
                            && call.getTargetOwner().getPackageName().startsWith("java.time")))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule aggregates_read_and_write_nothing_and_do_not_log = noClasses()
            .that()
            .resideInAnyPackage(AGGREGATES)
            .or()
            .haveFullyQualifiedName(PROPOSAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..",
                    "javax.sql..",
                    "java.io..",
                    "java.nio..",
                    "java.net..",
                    "org.slf4j..",
                    "java.util.logging..",
                    "org.springframework.jdbc..",
                    "org.springframework.transaction..",
                    "org.springframework.web..",
                    "org.uteuzi.command.register..",
                    "org.uteuzi.command.guard..");

    @ArchTest
    static final ArchRule nothing_here_knows_the_query_side =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.uteuzi.query..");

    @ArchTest
    static final ArchRule only_what_listens_knows_how_services_listen_alike = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.uteuzi.command.access..", "org.uteuzi.command.http..", "org.uteuzi.command.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.uteuzi.service.access..", "org.uteuzi.service.http..", "org.uteuzi.service.problem..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.uteuzi.command.(*)..").should().beFreeOfCycles();

    /** It has people whose password is their name. */
    @Test
    void the_login_server_of_the_demonstration_is_not_on_the_class_path() {
        assertThatThrownBy(() -> Class.forName("org.uteuzi.local.login.LoginServer"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(
                        () -> Class.forName(
                                "org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    /** Table names are text, which no rule over classes sees. */
    @Test
    void only_the_register_names_its_tables() throws IOException {
        var table = Pattern.compile("(?<![\\w.])register\\.(event|entry)(?!\\w)");
        try (var files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(file -> file.startsWith("src/main/java")
                                    && file.toString().endsWith(".java"))
                            .filter(file -> table.matcher(read(file)).find()))
                    .isNotEmpty()
                    .allMatch(file -> file.startsWith("src/main/java/org/uteuzi/command/register"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
