package org.uteuzi.command.instrument;

import java.time.InstantSource;
import org.axonframework.config.ConfigurerModule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.uteuzi.command.institution.Institution;
import org.uteuzi.command.institution.Office;
import org.uteuzi.command.person.Person;
import org.uteuzi.command.post.Post;
import org.uteuzi.command.register.RegisterConfiguration;
import org.uteuzi.command.unit.Unit;

/** The clock, and the kinds of things of which the register keeps a stream each. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GroupCommitProperties.class)
class InstrumentConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    ConfigurerModule instruments() {
        return RegisterConfiguration.aggregate(Instrument.class);
    }

    @Bean
    ConfigurerModule offices() {
        return RegisterConfiguration.aggregate(Office.class);
    }

    @Bean
    ConfigurerModule institutions() {
        return RegisterConfiguration.aggregate(Institution.class);
    }

    @Bean
    ConfigurerModule units() {
        return RegisterConfiguration.aggregate(Unit.class);
    }

    @Bean
    ConfigurerModule posts() {
        return RegisterConfiguration.aggregate(Post.class);
    }

    @Bean
    ConfigurerModule people() {
        return RegisterConfiguration.aggregate(Person.class);
    }
}
