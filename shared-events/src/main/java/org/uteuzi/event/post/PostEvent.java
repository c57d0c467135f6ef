package org.uteuzi.event.post;

import org.uteuzi.event.Fact;

/** Something recorded about a post or an appointment to it. */
public sealed interface PostEvent extends Fact permits PostEstablished, PostAmended, PostAbolished, AppointmentEvent {

    String postId();

    @Override
    default String thing() {
        return "post:" + postId();
    }
}
