package org.uteuzi.query.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.post.EndReason;
import org.uteuzi.query.structure.Basis;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.LocalizedText;
import org.uteuzi.time.PartialDate;

/** A person with the names of all days and all appointments, in whatever institution. */
public record PersonAnswer(Basis basis, Person person) {

    /**
     * @param name of the day asked about; null of a person who was erased
     * @param erased true of a person who was erased, else null
     * @param sameAs the id by which the person goes on, where this is a second one; its appointments are shown there
     * @param ids all ids of the person, this one first
     */
    public record Person(
            String id,
            @Nullable String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean erased,

            @Nullable String sameAs,
            List<String> ids,
            List<Name> names,
            List<Appointment> appointments) {}

    /**
     * @param name null of a person who was erased
     * @param from null: from the beginning
     */
    public record Name(@Nullable String name, @Nullable PartialDate from) {}

    /**
     * @param title of the post on the day asked about, else of the first day of the appointment; the names of its unit and
     *     its institution are those of the same day
     * @param instrumentTitle of the paper by which the appointment was made, as first recorded
     * @param endReason why it was ended; null where nothing ended it, or only its term did
     */
    public record Appointment(
            String institutionId,
            @Nullable LocalizedText institutionName,
            @Nullable LocalizedText unitName,
            String postId,
            LocalizedText title,
            Structure.Holder holder,
            @Nullable LocalizedText instrumentTitle,

            @Nullable EndReason endReason) {}
}
