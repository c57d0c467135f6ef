package org.uteuzi.query.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.uteuzi.service.database.RoleCertificates;
import org.uteuzi.service.database.RolePasswords;

/** Whoever asks for connections without more gets those that show what may be seen. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {

    private static final String OWNER = "owner";
    private static final String CERTIFICATES = "uteuzi.database.certificates";

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

    /** Before anybody connects: the database would only say that somebody did not come in. */
    @Bean
    static BeanFactoryPostProcessor nobodyComesWithoutPassword(Environment environment) {
        return beans -> {
            if (RoleCertificates.in(environment.getProperty(CERTIFICATES)).isPresent()) {
                return;
            }
            RolePasswords.require("UTEUZI_QUERY_PASSWORD", environment.getProperty("uteuzi.database.whole.password"));
            RolePasswords.require("UTEUZI_ANSWERS_PASSWORD", environment.getProperty("spring.datasource.password"));
        };
    }

    /** Each by its own, where there are any. */
    @Bean
    static BeanPostProcessor rolesComeByCertificates(Environment environment) {
        Optional<RoleCertificates> certificates = RoleCertificates.in(environment.getProperty(CERTIFICATES));
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    certificates.ifPresent(by -> pool.setJdbcUrl(by.address(pool.getJdbcUrl(), pool.getUsername())));
                }
                return bean;
            }
        };
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
