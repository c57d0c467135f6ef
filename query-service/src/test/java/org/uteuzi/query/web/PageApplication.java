package org.uteuzi.query.web;

import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.uteuzi.testing.TestIssuer;

/** The pages on a real server, with answers made by hand; no component, so that no other context scans it. */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.uteuzi.service.vault.VaultAutoConfiguration"
        })
@ComponentScan({"org.uteuzi.query.access", "org.uteuzi.query.http", "org.uteuzi.query.problem"})
@Import({PageConfiguration.class, ErrorPageController.class, Frame.class, StructurePageController.class})
class PageApplication {

    /** Lets in whom the login server of the tests lets in. */
    static final class Login implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "login",
                            Map.of(
                                    "UTEUZI_LOGIN_ISSUER", TestIssuer.shared().address(),
                                    "UTEUZI_LOGIN_SECRET", "siri-ya-majaribio",
                                    "UTEUZI_LIMIT_CALLER", "0",
                                    "UTEUZI_LIMIT_STRANGER", "0")));
        }
    }

    @Bean
    SampleStructures structures() {
        return new SampleStructures();
    }

    @Bean
    InstantSource clock() {
        return InstantSource.fixed(SampleStructures.NOW);
    }
}
