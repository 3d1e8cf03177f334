package org.overread.core.dicom;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/** New UIDs, derived from UUIDs (PS3.5 B.2: "2.25." and the UUID as a decimal integer). */
public final class Uids {

    public static String create() {
        UUID uuid = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return "2.25." + new BigInteger(1, bytes);
    }

    /**
     * The UID that a name stands for: equal names give equal UIDs, on every machine. The UUID beneath is the name's
     * SHA-256, marked as version 8 (RFC 9562 5.8).
     */
    public static String named(String name) {
        byte[] digest;
        try {
            digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        byte[] uuid = Arrays.copyOf(digest, 16);
        uuid[6] = (byte) (uuid[6] & 0x0F | 0x80);
        uuid[8] = (byte) (uuid[8] & 0x3F | 0x80);
        return "2.25." + new BigInteger(1, uuid);
    }

    /** Whether the text is a valid UID: up to 64 characters, numeric components without leading zeros (PS3.5 9.1). */
    public static boolean isValid(String uid) {
        return uid.length() <= 64 && uid.matches("(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))+");
    }

    private Uids() {}
}
