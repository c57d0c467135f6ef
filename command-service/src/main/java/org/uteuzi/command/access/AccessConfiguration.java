package org.uteuzi.command.access;

import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.uteuzi.access.Access;
import org.uteuzi.service.access.AccessProblems;
import org.uteuzi.service.access.Limiting;
import org.uteuzi.service.access.Programs;
import org.uteuzi.service.access.RateLimit;

/** Lets programs in and nobody else. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class AccessConfiguration implements WebMvcConfigurer {

    @Bean
    SecurityFilterChain whoMayCall(HttpSecurity http, Programs programs, AccessProblems problems, RateLimit limit) {
        return programs.letIn(http, new Limiting(limit, problems), Access.DOOR.keySet());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new OpenAddresses());
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
    }
}
