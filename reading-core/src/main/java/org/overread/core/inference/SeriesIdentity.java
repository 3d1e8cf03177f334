package org.overread.core.inference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/** Which images a series has, as one hash of its Series and SOP Instance UIDs: a series that has grown has another. */
public final class SeriesIdentity {

    /** SHA-256 in hex; the order of the instances does not matter. */
    public static String of(Series series) {
        MessageDigest hash = sha256();
        hash.update(series.seriesInstanceUid().getBytes(StandardCharsets.US_ASCII));
        series.instances().stream().map(Instance::sopInstanceUid).sorted().forEach(uid -> {
            hash.update((byte) '\n');
            hash.update(uid.getBytes(StandardCharsets.US_ASCII));
        });
        return HexFormat.of().formatHex(hash.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    private SeriesIdentity() {}
}
