package org.uteuzi.query.structure;

import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the projection and the answers need from outside. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectionProperties.class)
class StructureConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
