package org.uteuzi.command.post;

import org.uteuzi.command.thing.Effect;

/** One change of a post or of an appointment to it. */
public sealed interface PostEffect extends Effect
        permits EstablishPost, AmendPost, AbolishPost, Appoint, ChangeHolder, AppointmentEffect {}
