package org.uteuzi.query.database;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whoever asks for connections without more gets those that show what may be seen. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final String OWNER = "owner";

    /** Of the role that owns the projection, and so migrates it. */
    @Bean(name = OWNER, defaultCandidate = false)
    @FlywayDataSource
    @ConfigurationProperties("uteuzi.database.whole")
    HikariDataSource owner() {
        return new HikariDataSource();
    }

    @Bean
    WholeDatabase wholeDatabase(@Qualifier(OWNER) DataSource owner) {
        return WholeDatabase.of(owner);
    }

    @Bean
    static BeanPostProcessor showsWhatMayBeSeen() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource connections && !name.equals(OWNER)
                        ? new SeenDatabase(connections)
                        : bean;
            }
        };
    }
}
