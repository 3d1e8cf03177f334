package org.overread.core.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The station's key for signing audit heads (Ed25519), in a PKCS#12 file beside the database and apart from it, its
 * password in a file of its own, both for the owner's eyes only. Whoever can read as the owner can sign as the station.
 */
public final class AuditKey {
    private static final String KEY_STORE = "audit-key.p12";
    private static final String PASSWORD = "audit-key.password";
    private static final String CERTIFICATE = "audit-key.crt";
    private static final String ALIAS = "audit";
    private static final int PASSWORD_BYTES = 32;

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private AuditKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * The key of a data folder, made where there is none.
     *
     * @throws IOException where the files cannot be read or written, or the key store does not open with its password
     */
    public static AuditKey openOrCreate(Path folder) throws IOException {
        try {
            if (!Files.exists(folder.resolve(KEY_STORE))) {
                create(folder);
            }
            KeyStore store = open(folder);
            return new AuditKey(
                    (PrivateKey) store.getKey(ALIAS, password(folder)),
                    store.getCertificate(ALIAS).getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new IOException("the audit key cannot be used: " + folder.resolve(KEY_STORE), e);
        }
    }

    /** The public half alone; reads, never creates. */
    public static PublicKey publicKey(Path folder) throws IOException {
        try {
            return open(folder).getCertificate(ALIAS).getPublicKey();
        } catch (GeneralSecurityException e) {
            throw new IOException("the audit key cannot be used: " + folder.resolve(KEY_STORE), e);
        }
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** What people compare: SHA-256 of the public key's X.509 encoding, lower-case hex. */
    public static String fingerprint(PublicKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public SignedHead sign(long index, String hash, Instant at) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(SignedHead.signedBytes(index, hash, at));
            return new SignedHead(index, hash, at, Base64.getEncoder().encodeToString(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit key does not sign", e);
        }
    }

    private static void create(Path folder) throws IOException, GeneralSecurityException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        OwnerOnly.replace(
                folder.resolve(PASSWORD),
                Base64.getEncoder().withoutPadding().encodeToString(random).getBytes(StandardCharsets.US_ASCII));
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Certificate certificate = SelfSignedCertificate.of(keys, "Overread audit trail", Instant.now());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(ALIAS, keys.getPrivate(), password(folder), new Certificate[] {certificate});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password(folder));
        OwnerOnly.replace(folder.resolve(KEY_STORE), bytes.toByteArray());
        OwnerOnly.replace(folder.resolve(CERTIFICATE), pem(certificate));
    }

    private static byte[] pem(Certificate certificate) throws GeneralSecurityException {
        byte[] newLine = {'\n'};
        String body = Base64.getMimeEncoder(64, newLine).encodeToString(certificate.getEncoded());
        return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static KeyStore open(Path folder) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(KEY_STORE))) {
            store.load(in, password(folder));
        }
        return store;
    }

    private static char[] password(Path folder) throws IOException {
        return new String(Files.readAllBytes(folder.resolve(PASSWORD)), StandardCharsets.US_ASCII).toCharArray();
    }
}
