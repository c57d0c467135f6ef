package org.uteuzi.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.uteuzi.event.Event;
import org.uteuzi.event.person.Personal;
import org.uteuzi.proposal.ProposalEvent;

/**
 * Seals with a key of each owner (AES-256-GCM) and opens again. An owner is a person or a proposal, by reference; the key is
 * kept wrapped, by {@link KeyEncryption}. What is sealed is bound to its place: moved elsewhere it does not open.
 */
public final class Vault {

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyEncryption keys;

    public Vault(KeyEncryption keys) {
        this.keys = keys;
    }

    /** A new key of an owner, wrapped. */
    public byte[] newKey(String owner) {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return keys.wrap(key, owner);
    }

    /** @param place where it will stand; it opens nowhere else */
    public String seal(String text, String owner, byte[] wrapped, String place) {
        try {
            return Base64.getEncoder()
                    .encodeToString(aead(owner, wrapped)
                            .encrypt(text.getBytes(StandardCharsets.UTF_8), place.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What was sealed; null once the key is destroyed, in whose place nothing is left.
     *
     * @param wrapped null if there is none
     * @throws UnreadableException if the key is none or another one, or if it stood elsewhere
     */
    public @Nullable String open(String sealed, String owner, byte @Nullable [] wrapped, String place) {
        if (wrapped == null) {
            throw new UnreadableException(owner, null);
        }
        if (wrapped.length == 0) {
            return null;
        }
        try {
            byte[] opened = aead(owner, wrapped)
                    .decrypt(Base64.getDecoder().decode(sealed), place.getBytes(StandardCharsets.UTF_8));
            return new String(opened, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableException(owner, e);
        }
    }

    private Aead aead(String owner, byte[] wrapped) throws GeneralSecurityException {
        return new AesGcmJce(keys.unwrap(wrapped, owner));
    }

    /** As it is stored. */
    public Event sealed(Event event, byte[] wrapped) {
        return event instanceof Personal personal && personal.name() != null
                ? personal.named(seal(personal.name(), personal.thing(), wrapped, personal.factId()))
                : event;
    }

    /** As it was said; of who was erased nothing is left of that. */
    public Event opened(Event event, byte @Nullable [] wrapped) {
        return event instanceof Personal personal && personal.name() != null
                ? personal.named(open(personal.name(), personal.thing(), wrapped, personal.factId()))
                : event;
    }

    /** @param sequence of the event in its stream */
    public ProposalEvent sealed(ProposalEvent event, long sequence, byte[] wrapped) {
        String owner = ownerOf(event);
        return event.with((text, place) -> seal(text, owner, wrapped, sequence + "/" + place));
    }

    /** What was left out of it is empty, and stays so. */
    public ProposalEvent opened(ProposalEvent event, long sequence, byte @Nullable [] wrapped) {
        String owner = ownerOf(event);
        return event.with((text, place) -> text.isEmpty() ? text : open(text, owner, wrapped, sequence + "/" + place));
    }

    private static String ownerOf(ProposalEvent event) {
        return "proposal:" + event.proposalId();
    }
}
