package org.uteuzi.event.post;

/** Something recorded about an appointment. */
public sealed interface AppointmentEvent extends PostEvent
        permits HolderAppointed, TermChanged, HolderAbsent, DutyNoted, AppointmentEnded {

    String appointmentId();
}
