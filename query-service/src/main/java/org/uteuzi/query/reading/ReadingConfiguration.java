package org.uteuzi.query.reading;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.uteuzi.query.structure.Questions;

/** Logs before it is known whether somebody may look, and asks why they look once it is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(ReadProperties.class)
class ReadingConfiguration implements WebMvcConfigurer {

    private static final int BEFORE_ALL = -1;
    private static final int AFTER_ALL = 1;

    private final ReadLog log;
    private final ReadTable table;
    private final ReadProperties properties;
    private final Questions questions;
    private final InstantSource clock;

    ReadingConfiguration(
            ReadLog log, ReadTable table, ReadProperties properties, Questions questions, InstantSource clock) {
        this.log = log;
        this.table = table;
        this.properties = properties;
        this.questions = questions;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LogsReads(log, questions, clock)).order(BEFORE_ALL);
        registry.addInterceptor(new AsksPurpose(table, properties)).order(AFTER_ALL);
    }
}
