package org.uteuzi.query.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.uteuzi.event.post.Capacity;
import org.uteuzi.structure.Structure;
import org.uteuzi.text.Messages;

/** What a picture of a structure says in words, in one language. */
record Lines(String language) {

    private static final Messages TEXTS = new Messages("exports");

    String say(String key, Map<String, ?> arguments) {
        return TEXTS.in(language, key, arguments);
    }

    /** One line for each holder of a post and each vacant seat. */
    List<String> of(Structure.Post post) {
        String title = post.title().in(language);
        List<String> lines = new ArrayList<>();
        for (Structure.Holder holder : post.holders()) {
            String name = holder.name() == null
                    ? say(holder.personId() == null ? "notNamed" : "erased", Map.of())
                    : holder.name();
            String key = holder.capacity() == Capacity.ACTING ? "holder.acting" : "holder";
            lines.add(say(key, Map.of("post", title, "person", name)));
        }
        post.vacancies().forEach(vacancy -> lines.add(say("vacant", Map.of("post", title, "since", vacancy.since()))));
        return lines;
    }
}
