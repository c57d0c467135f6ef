package org.uteuzi.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The keys that lie outside the database and wrap those inside it (AES-256-GCM), as a keyset of Tink in JSON. The primary one
 * wraps; all of them open, each what it wrapped. Without them nothing that is sealed can ever be read again.
 */
public final class KeyEncryption {

    /** Before what it wraps each key puts a version and its number. */
    private static final int PREFIX = 5;

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private final KeysetHandle keys;
    private final Aead aead;

    private KeyEncryption(KeysetHandle keys) {
        this.keys = keys;
        try {
            this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("keys that wrap nothing", e);
        }
    }

    /** @throws IllegalArgumentException if it is no keyset; the text is in no message */
    public static KeyEncryption of(String keyset) {
        try {
            return new KeyEncryption(TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get()));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("no keyset of Tink in JSON"); // its cause might quote it
        }
    }

    /**
     * As the settings say: in {@code uteuzi.vault.keyset}, or in the file that {@code uteuzi.vault.keyset-file} names.
     *
     * @throws IllegalStateException if neither says anything, or the file cannot be read
     */
    public static KeyEncryption given(Function<String, @Nullable String> settings) {
        String keyset = settings.apply("uteuzi.vault.keyset");
        String file = settings.apply("uteuzi.vault.keyset-file");
        if (keyset != null && !keyset.isBlank()) {
            return of(keyset);
        }
        if (file == null || file.isBlank()) {
            throw new IllegalStateException("UTEUZI_VAULT_KEYSET and UTEUZI_VAULT_KEYSET_FILE are empty:"
                    + " without keys nothing can be sealed, and there are no default ones");
        }
        try {
            return of(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new IllegalStateException("UTEUZI_VAULT_KEYSET_FILE cannot be read: " + file, e);
        }
    }

    /** One new key. */
    public static KeyEncryption generate() {
        try {
            return new KeyEncryption(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@link #of} reads it: secret. */
    public String keyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a new key beside these, which opens and does not wrap yet. */
    public KeyEncryption withNewKey() {
        return built(KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()));
    }

    /** The key that was added last wraps from now on. */
    public KeyEncryption wrappingWithTheNewest() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        builder.getAt(builder.size() - 1).makePrimary();
        return built(builder);
    }

    /** Without those keys, by their numbers, except the one that wraps. */
    public KeyEncryption without(Predicate<Integer> unused) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (!keys.getAt(i).isPrimary() && unused.test(keys.getAt(i).getId())) {
                builder.deleteAt(i);
            }
        }
        return built(builder);
    }

    private static KeyEncryption built(KeysetHandle.Builder builder) {
        try {
            return new KeyEncryption(builder.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The numbers of its keys. */
    public Set<Integer> numbers() {
        Set<Integer> numbers = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            numbers.add(keys.getAt(i).getId());
        }
        return numbers;
    }

    /** The number of the key that wraps. */
    public int primary() {
        return keys.getPrimary().getId();
    }

    /** The number of the key by which something was wrapped. */
    public static int numberOf(byte[] wrapped) {
        if (wrapped.length < PREFIX) {
            throw new IllegalArgumentException("not wrapped by any key");
        }
        return ByteBuffer.wrap(wrapped, 1, Integer.BYTES).getInt();
    }

    /** @param of whose key it is; it opens for nobody else */
    byte[] wrap(byte[] key, String of) {
        try {
            return aead.encrypt(key, of.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws UnreadableException if none of the keys wrapped it for the same owner */
    byte[] unwrap(byte[] wrapped, String of) {
        try {
            return aead.decrypt(wrapped, of.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new UnreadableException(of, e);
        }
    }

    /** The same key, wrapped by the primary one. */
    public byte[] rewrap(byte[] wrapped, String of) {
        byte[] key = unwrap(wrapped, of);
        try {
            return wrap(key, of);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
