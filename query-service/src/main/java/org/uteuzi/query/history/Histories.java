package org.uteuzi.query.history;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.uteuzi.access.Permission;
import org.uteuzi.access.Scope;
import org.uteuzi.query.access.Sight;

/**
 * The institutions in memory: loaded when first asked for, brought up by every instrument that concerns them, given up when
 * they take too much room. However one came here, it answers the same.
 */
@Component
public class Histories {

    private static final Logger LOG = LoggerFactory.getLogger(Histories.class);
    private static final int MOST_THINGS = 200_000;

    private final HistoryTables tables;
    private final Duration warmUp;
    private final long room;
    private final Cache<String, @Nullable InstitutionHistory> institutions;
    private final Cache<String, @Nullable String> somewhere =
            Caffeine.newBuilder().maximumSize(MOST_THINGS).build();

    /** The table that said what is part of what when they were brought up last; 0 before. */
    private long table;

    Histories(HistoryTables tables, HistoryProperties properties, MeterRegistry meters) {
        this.tables = tables;
        this.warmUp = properties.warmUp();
        this.room = properties.room().toKilobytes();
        this.institutions = Caffeine.newBuilder()
                .maximumWeight(room)
                .weigher((String id, InstitutionHistory history) -> kilobytes(history))
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, institutions, "uteuzi.history");
    }

    private static int kilobytes(InstitutionHistory history) {
        return (int) Math.min(Integer.MAX_VALUE, 1 + history.weight() / 1024);
    }

    /** Up to the newest point at least; empty for an institution of which nothing was ever recorded. */
    public Optional<InstitutionHistory> of(String institutionId) {
        return Optional.ofNullable(institutions.get(institutionId, this::load));
    }

    private @Nullable InstitutionHistory load(String institutionId) {
        InstitutionHistory loaded = tables.load(institutionId);
        return loaded.upTo() < 0 ? null : loaded;
    }

    /** An institution in whose history a thing is; once it is there it stays. */
    public Optional<InstitutionHistory> with(String thing) {
        String institution = somewhere.get(
                thing, it -> tables.institutionsWith(it).stream().findFirst().orElse(null));
        return institution == null ? Optional.empty() : of(institution);
    }

    /** All institutions that ever were. */
    public List<String> institutions() {
        return tables.institutions();
    }

    /** All institutions in whose history a thing is. */
    public List<String> institutionsWith(String thing) {
        return tables.institutionsWith(thing);
    }

    /** Those in whose history each of some things was with an entry. */
    public Map<String, List<String>> institutionsWith(Collection<String> things, long entry) {
        return tables.institutionsWith(things, entry);
    }

    /** Those of some things that whoever asks may see, by the institutions in which they are at home. */
    public Set<String> seen(Collection<String> things) {
        Sight sight = Sight.now();
        return among(things, sight.scope(), sight::reaches);
    }

    public boolean isSeen(String thing) {
        return !seen(List.of(thing)).isEmpty();
    }

    /** Those of some things of which whoever asks audits every institution in which they are at home. */
    public Set<String> audited(Collection<String> things) {
        return within(things, Permission.AUDIT);
    }

    /** Those of some things with which whoever asks may do something in every institution in which they are at home. */
    public Set<String> within(Collection<String> things, Permission permission) {
        Scope allowed = Sight.now().caller().grants().where(permission);
        return among(things, allowed, homes -> !allowed.isNowhere() && allowed.includesAll(homes));
    }

    private Set<String> among(Collection<String> things, Scope scope, Predicate<List<String>> fits) {
        Map<String, List<String>> homes = scope.everywhere() ? Map.of() : tables.homesOf(things);
        return things.stream()
                .filter(thing -> fits.test(homes.getOrDefault(thing, List.of())))
                .collect(Collectors.toSet());
    }

    /**
     * Brings those in memory up to the checkpoint. One that is being loaded meanwhile is waited for, as it may have begun
     * before the checkpoint moved. Where a person was erased they are loaded anew, without the name.
     *
     * @param after the entry up to which this was done before
     * @return the entry of the last erasure; -1 before the first
     */
    public long bringUp(long after) {
        if (after < 0) {
            return tables.lastErasure(); // nothing was shown, so nothing was asked for
        }
        long erasure = tables.lastErasure();
        boolean erased = erasure > after;
        HistoryTables.Since since = tables.since(after);
        if (table != 0 && table != since.table()) { // made anew, and it may say more of what was there before
            List.copyOf(institutions.asMap().keySet())
                    .forEach(id -> institutions.asMap().compute(id, (it, history) -> null));
        }
        table = since.table();
        for (String institution : since.institutions()) {
            institutions
                    .asMap()
                    .compute(
                            institution,
                            (id, history) -> history == null ? null : erased ? tables.load(id) : since.upTo(history));
        }
        return erasure;
    }

    /** Loads institutions until all are in memory, the room is used or the time is over. */
    public void warmUp() {
        long began = System.nanoTime();
        List<String> all = tables.institutions();
        int loaded = 0;
        long used = 0;
        for (String institution : all) {
            if (System.nanoTime() - began > warmUp.toNanos() || used > room * 9 / 10) {
                break;
            }
            used += of(institution).map(Histories::kilobytes).orElse(0);
            loaded++;
        }
        LOG.info(
                "{} of {} institutions in memory, about {} MB, in {} ms",
                loaded,
                all.size(),
                used / 1024,
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
}
