package org.overread.core.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A document as it leaves the station: the same bytes under the same key at every delivery.
 *
 * @param uid stable key: SOP Instance UID for SR, SEG and KOS, Bundle identifier for FHIR, Message Control ID for ORU
 * @param bytes not to be changed by anyone who holds them
 * @param sha256 of {@code bytes}, lower-case hex
 */
public record FrozenDocument(DocumentKind kind, String uid, String mediaType, byte[] bytes, String sha256) {

    /** Freezes bytes under their hash. */
    public static FrozenDocument freeze(DocumentKind kind, String uid, String mediaType, byte[] bytes) {
        return new FrozenDocument(kind, uid, mediaType, bytes.clone(), sha256(bytes));
    }

    /** Whether the bytes are still those that were frozen. */
    public boolean intact() {
        return sha256(bytes).equals(sha256);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
