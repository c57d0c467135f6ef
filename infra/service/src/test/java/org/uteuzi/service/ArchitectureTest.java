package org.uteuzi.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.uteuzi.testing.ServiceRules;

@AnalyzeClasses(packages = "org.uteuzi.service", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests as_every_service = ArchTests.in(ServiceRules.class);

    /** Of the project, what a token and a problem are made of; of Spring, what listens and guards, and nothing that keeps data. */
    @ArchTest
    static final ArchRule it_knows_no_service_and_none_of_its_means = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.uteuzi.service..",
                    "org.uteuzi.access..",
                    "org.uteuzi.text..",
                    "org.uteuzi.vault..",
                    "java..",
                    "javax.net.ssl..",
                    "jakarta.servlet..",
                    "org.jspecify.annotations..",
                    "org.slf4j..",
                    "tools.jackson..",
                    "io.micrometer.core..",
                    "com.github.benmanes.caffeine..",
                    "io.github.bucket4j..",
                    "org.apache.catalina..",
                    "org.apache.juli..",
                    "org.springframework.beans..",
                    "org.springframework.boot..",
                    "org.springframework.context..",
                    "org.springframework.core..",
                    "org.springframework.dao..",
                    "org.springframework.transaction",
                    "org.springframework.http..",
                    "org.springframework.security..",
                    "org.springframework.web..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.uteuzi.service.(*)..").should().beFreeOfCycles();
}
