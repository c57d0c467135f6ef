package org.uteuzi.query.web;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** How pages are answered: their language, their words and what browsers must keep to. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class PageConfiguration implements WebMvcConfigurer {

    private static final String[] PAGES = {
        "/",
        "/error",
        "/dashboard",
        "/compare",
        "/explain",
        "/findings",
        "/reports",
        "/checks",
        "/units/*",
        "/posts/**",
        "/people/**",
        "/instruments/*",
        "/register/**",
        "/reads",
        "/purpose",
        "/search",
        "/desk",
        "/desk/**",
        "/proposals/**",
        "/downloads/**"
    };

    @Bean
    LocaleResolver localeResolver() {
        return new ChosenLanguage();
    }

    @Bean
    FilterRegistrationBean<OwnPagesOnly> ownPagesOnly() {
        var registration = new FilterRegistrationBean<>(new OwnPagesOnly());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1); // before who logs out is logged out
        registration.setDispatcherTypes(DispatcherType.REQUEST); // what is forwarded here was asked here
        return registration;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PageResponse()).addPathPatterns(PAGES);
    }

    @Autowired
    void giveWordsTo(SpringTemplateEngine engine) {
        engine.setTemplateEngineMessageSource(Words.BUNDLE);
    }
}
