package org.uteuzi.query.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Runs against the pages on a real port. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PageApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        // there is no projection to be ready
        properties = "management.endpoint.health.validate-group-membership=false")
@ContextConfiguration(initializers = PageApplication.Login.class)
@interface PageTest {}
