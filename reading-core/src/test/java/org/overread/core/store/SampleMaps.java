package org.overread.core.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CertaintyOfFinding;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Laterality;
import org.overread.core.finding.Measurement;
import org.overread.core.finding.ModelScore;
import org.overread.core.finding.Unit;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.Rgb;
import org.overread.core.image.VolumeGeometry;
import org.overread.core.inference.ClassScore;
import org.overread.core.inference.KeyPoint;
import org.overread.core.inference.MapGrid;
import org.overread.core.inference.MapLabel;
import org.overread.core.inference.ResultCache.Kept;
import org.overread.core.inference.ResultMap;
import org.overread.core.inference.SeriesResult;
import org.overread.core.review.SampleReview;

/** A result of every kind of map. */
final class SampleMaps {
    private static final FrameRef FIRST = new FrameRef("1.2.3.1", 1);
    private static final MapLabel LUNG = new MapLabel(
            200,
            Codes.LUNG,
            Optional.of(Laterality.LEFT),
            Optional.of(new Rgb(0, 255, 0)),
            Optional.of(new Measurement(Codes.DIAMETER, 6.1, Unit.MILLIMETRE, Measurement.Source.MODEL)),
            true);
    private static final MapLabel NODULE =
            new MapLabel(1, Codes.NODULE, Optional.empty(), Optional.empty(), Optional.empty());

    static final Kept RESULT = new Kept(
            "CPU",
            SampleReview.findings(2, "1.2.9"),
            new SeriesResult(
                    List.of(
                            new ResultMap.LabelMap(
                                    "lungs",
                                    new MapGrid.InVolume(oblique(), List.of(FIRST, new FrameRef("1.2.3.2", 4))),
                                    List.of(NODULE, LUNG),
                                    new byte[] {0, 1, (byte) 200, 0, 0, 1, 1, 0, 0, (byte) 200, 0, 0}),
                            new ResultMap.ScoreMap(
                                    "heat",
                                    new MapGrid.OnFrame(FIRST, 2, 2, new ImagePoint(0.5, -1), 32.25, 16),
                                    NODULE,
                                    Optional.of(new ModelScore(0.5)),
                                    new float[] {0, 0.25f, -1, Float.MIN_VALUE})),
                    List.of(new ClassScore(
                            Codes.NODULE,
                            new ModelScore(0.75),
                            Optional.of(true),
                            true,
                            Optional.of(new CertaintyOfFinding(80)))),
                    List.of(new Measurement(Codes.DIAMETER, 12, Unit.MILLIMETRE, Measurement.Source.MODEL)),
                    List.of(new KeyPoint(
                            Codes.LUNG,
                            FIRST,
                            new ImagePoint(1, 2),
                            Optional.of(new PatientPoint(1, 2, 3)),
                            Optional.of(new ModelScore(0.5))))));

    /** Maps that together take more than a GiB, and deflate to a thousandth of it. */
    static Kept large() {
        int side = 8192;
        ResultMap map = new ResultMap.LabelMap(
                "lungs", MapGrid.OnFrame.pixels(FIRST, side, side), List.of(LUNG), new byte[side * side]);
        return new Kept(
                "CPU", List.of(), new SeriesResult(Collections.nCopies(17, map), List.of(), List.of(), List.of()));
    }

    /** A kept file with another text, and the checksum of that. */
    static byte[] forged(byte[] file, String written, String other) throws Exception {
        ByteBuffer in = ByteBuffer.wrap(file).position(32);
        byte[] text = new byte[in.getInt()];
        in.get(text);
        byte[] changed =
                new String(text, StandardCharsets.UTF_8).replace(written, other).getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(file.length + changed.length - text.length);
        out.position(32).putInt(changed.length).put(changed).put(in);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update(out.array(), 32, out.capacity() - 32);
        return out.put(0, sha256.digest()).array();
    }

    private static VolumeGeometry oblique() {
        return new VolumeGeometry(
                "1.2.3.5",
                3,
                2,
                2,
                new PatientPoint(-10.1, 20, 30),
                new Direction(0.6, 0.8, 0),
                new Direction(-0.8, 0.6, 0),
                new Direction(0, 0, 1),
                0.7,
                0.75,
                2.5);
    }

    private SampleMaps() {}
}
