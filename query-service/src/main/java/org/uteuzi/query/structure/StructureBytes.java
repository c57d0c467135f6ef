package org.uteuzi.query.structure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.uteuzi.query.access.Redaction;
import org.uteuzi.query.access.Sight;
import org.uteuzi.query.history.ForgetsErased;
import tools.jackson.databind.json.JsonMapper;

/**
 * Structures as they are sent, kept for who asks next. The basis says all that an answer rests on, the last entry that concerns
 * the institution above all: with the next one it is another basis, and nothing needs to be given up but for want of room.
 */
@Component
class StructureBytes implements ForgetsErased {

    private static final long ROOM = Runtime.getRuntime().maxMemory() / 16;

    private final StructureAsOf structure;
    private final JsonMapper json;
    /** @param whole whether with what only auditors may see */
    private record Key(Basis basis, boolean whole) {}

    private final Cache<Key, byte[]> answers = Caffeine.newBuilder()
            .maximumWeight(ROOM)
            .weigher((Key key, byte[] answer) -> answer.length)
            .recordStats()
            .build();

    private volatile long lastErasure = -1;

    StructureBytes(StructureAsOf structure, JsonMapper json, MeterRegistry meters) {
        this.structure = structure;
        this.json = json;
        CaffeineCacheMetrics.monitor(meters, answers, "uteuzi.answers");
    }

    /** What sources knew may yet be told, so it is never kept. */
    byte[] of(Basis basis, KnownPoint known) {
        Key key = new Key(basis, Sight.now().audits(basis.institution()));
        if (basis.sourceKnownAt() != null) {
            return make(key, known);
        }
        byte[] answer = answers.get(key, it -> make(it, known));
        if (basis.erasure() < lastErasure) {
            answers.invalidate(key); // it was made while somebody was erased
        }
        return answer;
    }

    @Override
    public void forgetErased(long erasure) {
        lastErasure = erasure;
        answers.asMap().keySet().removeIf(key -> key.basis().erasure() < erasure);
    }

    private byte[] make(Key key, KnownPoint known) {
        StructureAnswer answer = structure.structure(
                Objects.requireNonNull(key.basis().institution()), key.basis().on(), known);
        return json.writeValueAsBytes(key.whole() ? answer : Redaction.of(json.valueToTree(answer)));
    }
}
