package org.overread.ai.model;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/**
 * The signature of a package: Ed25519 over the bytes of its manifest, which pins every other file. manifest.sig is JSON:
 * {@code algorithm}, {@code publicKey} (X.509, Base64) and {@code signature} (Base64).
 */
public final class PackageSignature {
    private static final String ALGORITHM = "Ed25519";
    private static final int LARGEST = 10_000;
    private static final int KEY_BYTES = 32;

    /**
     * The key whose holder signed a package's manifest; empty where it is unsigned.
     *
     * @throws IOException where there is a signature and it is not one of this manifest; the message says so
     */
    public static Optional<PublicKey> signer(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(ModelPackage.SIGNATURE_FILE), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        byte[] manifest = PackageFiles.content(folder, ModelPackage.MANIFEST_FILE, ModelPackage.MAX_MANIFEST_BYTES);
        try {
            JsonNode stated = JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(PackageFiles.content(folder, ModelPackage.SIGNATURE_FILE, LARGEST));
            PublicKey key = publicKey(
                    Base64.getDecoder().decode(stated.path("publicKey").asText()));
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(manifest);
            boolean holds = stated.path("algorithm").asText().equals(ALGORITHM)
                    && check.verify(
                            Base64.getDecoder().decode(stated.path("signature").asText()));
            if (holds) {
                return Optional.of(key);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(ModelPackage.SIGNATURE_FILE + " is not a signature", e);
        }
        throw new IOException(ModelPackage.SIGNATURE_FILE + " is not the signature of this manifest: it was altered");
    }

    /** The bytes of manifest.sig. @param key PKCS #8 in PEM, as "openssl genpkey -algorithm ed25519" writes it */
    static byte[] sign(byte[] manifest, String key) throws GeneralSecurityException {
        KeyPair pair = pair(pem(key, "PRIVATE KEY"));
        Signature signing = Signature.getInstance(ALGORITHM);
        signing.initSign(pair.getPrivate());
        signing.update(manifest);
        Base64.Encoder base64 = Base64.getEncoder();
        String text = "{\n  \"algorithm\" : \"" + ALGORITHM + "\",\n  \"publicKey\" : \""
                + base64.encodeToString(pair.getPublic().getEncoded()) + "\",\n  \"signature\" : \""
                + base64.encodeToString(signing.sign()) + "\"\n}\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A public key in PEM, as "openssl pkey -pubout" writes it. */
    public static PublicKey publicKey(String pem) throws GeneralSecurityException {
        return publicKey(pem(pem, "PUBLIC KEY"));
    }

    /** SHA-256 of the key, lower-case hex: to be compared by people. */
    public static String fingerprint(PublicKey key) {
        return ModelPackage.sha256(key.getEncoded());
    }

    private static PublicKey publicKey(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** The public key of a private one: the generator makes both of the private key's bytes. */
    private static KeyPair pair(byte[] pkcs8) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow(() -> new GeneralSecurityException("no key bytes"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, Math.min(KEY_BYTES, bytes.length));
            }
        });
        return generator.generateKeyPair();
    }

    private static byte[] pem(String text, String kind) throws GeneralSecurityException {
        String begin = "-----BEGIN " + kind + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + kind + "-----");
        if (from < 0 || to < from) {
            throw new GeneralSecurityException("no " + kind + " in PEM");
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("no " + kind + " in PEM", e);
        }
    }

    private PackageSignature() {}
}
