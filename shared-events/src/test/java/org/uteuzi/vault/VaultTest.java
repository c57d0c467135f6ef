package org.uteuzi.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.uteuzi.event.DateBasis;
import org.uteuzi.event.person.PersonAmended;
import org.uteuzi.event.person.PersonRegistered;
import org.uteuzi.json.EventJson;
import org.uteuzi.time.PartialDate;

class VaultTest {

    private static final PersonRegistered ASHA =
            new PersonRegistered("f-1", "p-1", "Asha Juma Khamis", new PartialDate("2019"), null);

    private final KeyEncryption outside = KeyEncryption.generate();
    private final Vault vault = new Vault(outside);
    private final byte[] key = vault.newKey("person:p-1");

    @Test
    void what_is_sealed_opens_and_nothing_of_it_can_be_read_meanwhile() {
        var sealed = vault.sealed(ASHA, key);

        assertThat(EventJson.write(sealed)).doesNotContain("Asha", "Juma", "Khamis");
        assertThat(vault.opened(sealed, key)).isEqualTo(ASHA);
    }

    @Test
    void the_same_name_is_never_sealed_the_same() {
        assertThat(vault.sealed(ASHA, key)).isNotEqualTo(vault.sealed(ASHA, key));
    }

    @Test
    void once_the_key_is_destroyed_the_name_is_gone_and_all_else_is_there() {
        assertThat(vault.opened(vault.sealed(ASHA, key), new byte[0])).isEqualTo(ASHA.named(null));
    }

    @Test
    void a_key_that_is_missing_is_not_taken_for_one_that_was_destroyed() {
        var sealed = vault.sealed(ASHA, key);

        assertThatThrownBy(() -> vault.opened(sealed, null))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("person:p-1");
    }

    @Test
    void a_name_that_is_moved_to_another_statement_does_not_open() {
        var sealed = (PersonRegistered) vault.sealed(ASHA, key);
        var moved = new PersonAmended("f-2", "p-1", sealed.name(), new PartialDate("2020"), DateBasis.STATED, null);

        assertThatThrownBy(() -> vault.opened(moved, key)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void the_key_of_one_person_opens_nothing_of_another() {
        var sealed = (PersonRegistered) vault.sealed(ASHA, key);
        var other = new PersonRegistered("f-1", "p-2", sealed.name(), new PartialDate("2019"), null);

        assertThatThrownBy(() -> vault.opened(other, key)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> vault.opened(sealed, vault.newKey("person:p-1")))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void keys_outside_are_read_back_from_their_text() {
        assertThat(new Vault(KeyEncryption.of(outside.keyset())).opened(vault.sealed(ASHA, key), key))
                .isEqualTo(ASHA);
    }

    @Test
    void a_new_key_outside_opens_what_the_old_one_wrapped_until_that_is_removed() {
        var added = outside.withNewKey();
        assertThat(added.primary()).isEqualTo(outside.primary());

        var promoted = added.wrappingWithTheNewest();
        var rewrapped = promoted.rewrap(key, "person:p-1");

        assertThat(KeyEncryption.numberOf(key)).isEqualTo(outside.primary());
        assertThat(KeyEncryption.numberOf(rewrapped))
                .isEqualTo(promoted.primary())
                .isNotEqualTo(outside.primary());
        assertThat(new Vault(added).opened(vault.sealed(ASHA, key), rewrapped)).isEqualTo(ASHA);

        var retired = new Vault(promoted.without(number -> true));
        assertThat(retired.opened(vault.sealed(ASHA, key), rewrapped)).isEqualTo(ASHA);
        assertThatThrownBy(() -> retired.opened(vault.sealed(ASHA, key), key)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void what_is_no_keyset_is_refused_without_being_told() {
        assertThatThrownBy(() -> KeyEncryption.of("siri"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("siri")
                .hasNoCause();
    }

    @Test
    void any_text_is_sealed_whole() {
        var text = "Bi \u202eAsha\u0301\ud83d\ude00";
        byte[] own = vault.newKey("proposal:m-1");

        assertThat(vault.open(vault.seal(text, "proposal:m-1", own, "1"), "proposal:m-1", own, "1"))
                .isEqualTo(text);
    }
}
