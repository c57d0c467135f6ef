package org.uteuzi.query.web;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The pages on a real server, with answers made by hand; no component, so that no other context scans it. */
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
        })
@Import({PageConfiguration.class, Frame.class, StructurePageController.class})
class PageApplication {

    @Bean
    SampleStructures structures() {
        return new SampleStructures();
    }

    @Bean
    InstantSource clock() {
        return InstantSource.fixed(SampleStructures.NOW);
    }
}
