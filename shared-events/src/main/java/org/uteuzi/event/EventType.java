package org.uteuzi.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name under which an event is stored for ever; the Java class may move and be renamed, this may not. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    String value();

    /** Raised when the form of the stored event changes; older revisions stay readable. */
    int revision() default 1;
}
