package org.uteuzi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of its own that vouches for servers and for roles of the database, in files as both read them. */
public final class TestCertificates {

    private static final String PASSWORD = "majaribio";
    private static final String AUTHORITY = "ca";

    private final Path folder;
    private final Path store;

    private TestCertificates(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("keys.p12");
    }

    /** @param folder which is empty */
    public static TestCertificates in(Path folder) {
        TestCertificates made = new TestCertificates(folder);
        made.generate(AUTHORITY, "-ext", "bc:c", "-ext", "ku:c=keyCertSign,cRLSign");
        made.write(AUTHORITY);
        return made;
    }

    /** That of a server on this machine. */
    public TestCertificates server() {
        return issue("server", "-ext", "san=ip:127.0.0.1,dns:localhost");
    }

    /** That of a server elsewhere, which this machine is not. */
    public TestCertificates serverElsewhere() {
        return issue("server", "-ext", "san=dns:hifadhidata.example");
    }

    /** Those of roles of the database; what was there of the same name is replaced, as by whoever renews them. */
    public TestCertificates roles(TestDatabase.Role... roles) {
        for (TestDatabase.Role role : roles) {
            issue(role.roleName());
        }
        return this;
    }

    /** Where {@code ca.crt} lies and, of each name, {@code name.crt} and {@code name.key}. */
    public Path folder() {
        return folder;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** For a server that has its certificate, or for who trusts this authority alone. */
    public SSLContext context() {
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore keys = keys();
            keys.deleteEntry(AUTHORITY);
            own.init(keys, PASSWORD.toCharArray());
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(null, null);
            authorities.setCertificateEntry(AUTHORITY, keys().getCertificate(AUTHORITY));
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestCertificates issue(String name, String... extensions) {
        try {
            if (keys().containsAlias(name)) {
                keytool(List.of("-delete", "-alias", name));
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        generate(
                name,
                Stream.concat(Stream.of("-signer", AUTHORITY), Stream.of(extensions))
                        .toArray(String[]::new));
        write(name);
        return this;
    }

    private void generate(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "2"));
        arguments.addAll(List.of(more));
        keytool(arguments);
    }

    /** The JDK makes certificates by this command alone. */
    private void keytool(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void write(String name) {
        try {
            KeyStore keys = keys();
            Files.writeString(
                    file(name + ".crt"),
                    pem("CERTIFICATE", keys.getCertificate(name).getEncoded()));
            Path key = file(name + ".key");
            Files.writeString(
                    key,
                    pem("PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded()));
            // PostgreSQL reads no key that others may read
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore keys() throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes));
    }
}
