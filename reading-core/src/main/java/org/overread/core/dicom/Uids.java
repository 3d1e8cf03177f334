package org.overread.core.dicom;

import java.math.BigInteger;
import java.nio.ByteBuffer;
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

    /** Whether the text is a valid UID: up to 64 characters, numeric components without leading zeros (PS3.5 9.1). */
    public static boolean isValid(String uid) {
        return uid.length() <= 64 && uid.matches("(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*))+");
    }

    private Uids() {}
}
