package org.uteuzi.command.vault;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.uteuzi.vault.Vault;

/** The keys in the database, wrapped; made, read and destroyed in the transaction of whoever asks. None is kept in memory. */
@Component
public class Keys {

    private final JdbcClient database;
    private final Vault vault;

    public Keys(JdbcClient database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Those of some owners; who has none yet is given one. */
    public Map<String, byte[]> madeFor(Collection<String> owners) {
        List<String> each = owners.stream().distinct().sorted().toList();
        Map<String, byte[]> keys = new HashMap<>();
        if (each.isEmpty()) {
            return keys;
        }
        // what another transaction is about to commit is waited for, and read in the next statement
        database.sql(
                        "insert into vault.key (owner, wrapped) select * from unnest(:owners, :keys) on conflict do nothing")
                .param("owners", each.toArray(String[]::new))
                .param("keys", each.stream().map(vault::newKey).toArray(byte[][]::new))
                .update();
        database.sql("select owner, wrapped from vault.key where owner = any(:owners)")
                .param("owners", each.toArray(String[]::new))
                .query((RowCallbackHandler) row -> keys.put(row.getString("owner"), row.getBytes("wrapped")));
        return keys;
    }

    /**
     * Destroys the keys of people, and of the proposals that were about them. What they sealed can never be read again, once this
     * is committed.
     *
     * @param proposal the one by which that is decided, which stays
     */
    public void erase(Collection<String> people, String proposal) {
        // first these: who proposes something about them holds their keys until that is committed, and is seen then
        database.sql("update vault.key set wrapped = '' where wrapped <> '' and owner = any(:people)")
                .param("people", people.toArray(String[]::new))
                .update();
        database.sql("""
                        update vault.key set wrapped = '' where wrapped <> '' and owner in (
                            select aggregate_id from command.proposal_event
                            where things ??| :people and aggregate_id <> :proposal)
                        """)
                .param("people", people.toArray(String[]::new))
                .param("proposal", proposal)
                .update();
    }

    /** Whether none of these owners was erased, which stays so until the end of the transaction. */
    public boolean areLiving(Collection<String> owners) {
        return owners.isEmpty()
                || database
                        .sql("select wrapped <> '' from vault.key where owner = any(:owners) order by owner for share")
                        .param("owners", owners.toArray(String[]::new))
                        .query((row, index) -> row.getBoolean(1))
                        .list()
                        .stream()
                        .allMatch(living -> living);
    }
}
