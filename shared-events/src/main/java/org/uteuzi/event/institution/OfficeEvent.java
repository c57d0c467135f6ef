package org.uteuzi.event.institution;

import org.uteuzi.event.Fact;

/** Something recorded about an office outside the institutions that appoints: a President, a Minister. */
public sealed interface OfficeEvent extends Fact permits OfficeEstablished, OfficeRenamed {

    String officeId();

    @Override
    default String thing() {
        return "office:" + officeId();
    }
}
