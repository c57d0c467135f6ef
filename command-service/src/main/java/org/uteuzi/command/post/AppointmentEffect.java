package org.uteuzi.command.post;

import org.jspecify.annotations.Nullable;

/** One change of an appointment that was made; in which post it is must be looked up. */
public sealed interface AppointmentEffect extends PostEffect
        permits ChangeTerm, EndAppointment, NoteDuty, RecordAbsence {

    String appointmentId();

    @Override
    default @Nullable String thing() {
        return null;
    }
}
