package org.uteuzi.service.http;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Which methods an address has is told to whoever has logged in: it says nothing of what stands there. */
public final class Options {

    private Options() {}

    /** Whether it is Spring's own answer to OPTIONS, which stands where no handler of ours does. */
    public static boolean areTold(HandlerMethod handler) {
        return handler.getBeanType().getEnclosingClass() == RequestMappingInfoHandlerMapping.class;
    }
}
