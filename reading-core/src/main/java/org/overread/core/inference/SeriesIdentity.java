package org.overread.core.inference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

/** Which images the series of a run have, as one hash of their Series and SOP Instance UIDs: a series that has grown has another. */
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

    /** Of all series that a run is given, in the order of its channels; of one series alone its own. */
    public static String of(RunInput input) {
        return of(input.all());
    }

    /** Of the series that a run was given; empty where the study does not have them all. */
    public static Optional<String> of(InferenceStatus run, Study study) {
        List<Series> given = new ArrayList<>();
        List<String> uids = new ArrayList<>(List.of(run.seriesInstanceUid()));
        run.details().beside().forEach(channel -> uids.add(channel.seriesInstanceUid()));
        for (String uid : uids) {
            study.series().stream()
                    .filter(series -> series.seriesInstanceUid().equals(uid))
                    .findFirst()
                    .ifPresent(given::add);
        }
        return given.size() == uids.size() ? Optional.of(of(given)) : Optional.empty();
    }

    private static String of(List<Series> given) {
        List<String> each = given.stream().map(SeriesIdentity::of).toList();
        return each.size() == 1
                ? each.getFirst()
                : HexFormat.of()
                        .formatHex(sha256().digest(String.join("\n", each).getBytes(StandardCharsets.US_ASCII)));
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
