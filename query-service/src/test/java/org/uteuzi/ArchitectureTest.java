package org.uteuzi;

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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.uteuzi.testing.ServiceRules;

@AnalyzeClasses(packages = "org.uteuzi.query", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests as_every_service = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule nothing_here_knows_the_command_side =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.uteuzi.command..");

    @ArchTest
    static final ArchRule only_what_listens_knows_how_services_listen_alike = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.uteuzi.query.access..", "org.uteuzi.query.http..", "org.uteuzi.query.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.uteuzi.service.access..", "org.uteuzi.service.http..", "org.uteuzi.service.problem..");

    @ArchTest
    static final ArchRule only_who_verifies_folds_naively = noClasses()
            .that()
            .resideOutsideOfPackage("org.uteuzi.query.verify..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.uteuzi.naive..");

    /** All others ask as the role that answers, which sees what whoever asks may see and writes none of it. */
    @ArchTest
    static final ArchRule only_who_projects_or_folds_has_the_whole_database = noClasses()
            .that()
            .resideOutsideOfPackage("org.uteuzi.query.database..")
            .and()
            .haveNameNotMatching(".*\\.(structure\\.(Projection|Rebuild|KnownPoints)|history\\.HistoryTables"
                    + "|register\\.(RegisterReader|RegisterSearch|Acknowledgements)|finding\\.StandingFindings"
                    + "|proposal\\.Proposals|verify\\.Verification)")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("WholeDatabase");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.uteuzi.query.(*)..").should().beFreeOfCycles();

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
    void only_the_reader_of_the_register_names_its_tables() throws IOException {
        var table = Pattern.compile("(?<![\\w.])register\\.(event|entry)(?!\\w)");
        try (var files = Files.walk(Path.of("src"))) {
            assertThat(files.filter(file -> file.startsWith("src/main/java")
                                    && file.toString().endsWith(".java"))
                            .filter(file -> table.matcher(read(file)).find()))
                    .allMatch(file -> file.startsWith("src/main/java/org/uteuzi/query/register"));
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
