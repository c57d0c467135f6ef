package org.uteuzi.local.login;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.UUID;

/** The keys by which tokens are signed: made at the first start and kept, so that tokens outlive the login server. */
final class LoginKeys {

    private LoginKeys() {}

    static JWKSet keptIn(Path file) throws IOException {
        if (Files.notExists(file)) {
            Path incomplete = file.resolveSibling(file.getFileName() + "-incomplete");
            Files.deleteIfExists(incomplete);
            Files.createFile(
                    incomplete, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(incomplete, new JWKSet(make()).toString(false));
            Files.move(incomplete, file, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            return JWKSet.parse(Files.readString(file));
        } catch (ParseException e) {
            throw new IOException(file.toString(), e);
        }
    }

    private static RSAKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(3072);
            KeyPair pair = generator.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID(UUID.randomUUID().toString())
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
