package org.uteuzi.query.desk;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Door.Properties.class)
class DeskConfiguration {

    /** Before anybody who asks for parameters. */
    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    FilterRegistrationBean<Filter> unreadFiles(
            @Value("${spring.servlet.multipart.max-request-size}") DataSize largest) {
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>((request, response, chain) -> chain.doFilter(
                        request.getContentLengthLong() > largest.toBytes()
                                ? new UnreadFile((HttpServletRequest) request)
                                : request,
                        response));
        registration.addUrlPatterns(ImportPageController.ADDRESS);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
