package org.uteuzi.command.institution;

import org.uteuzi.command.thing.Effect;

/** One change of an office outside the institutions. */
public sealed interface OfficeEffect extends Effect permits EstablishOffice, RenameOffice {

    String officeId();

    @Override
    default String thing() {
        return "office:" + officeId();
    }
}
