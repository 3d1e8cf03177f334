package org.overread.viewer.viewport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/**
 * An axial CT made up for tests: every pixel of slice k (zero-based) has the value 100 · k HU, save a bright disc, so that
 * a picture tells which slice it is of. Slices 3 mm apart, pixels 0.7 mm.
 */
public final class SyntheticSeries {
    public static final String FRAME_OF_REFERENCE = "1.2.840.99.1";
    public static final int SIZE = 64;

    private SyntheticSeries() {}

    public static Series of(String uid, int slices, String... warnings) {
        List<Instance> instances = new ArrayList<>();
        for (int k = 0; k < slices; k++) {
            instances.add(instance(uid + "." + (k + 1), k, "MONOCHROME2"));
        }
        return new Series(uid, "CT", Optional.of(3), "Chest 3.0", "CHEST", instances, true, List.of(warnings));
    }

    public static Instance instance(String sopInstanceUid, int k, String photometric) {
        DataSet header = new DataSet()
                .putString(Tag.PhotometricInterpretation, Vr.CS, photometric)
                .putInteger(Tag.Rows, Vr.US, SIZE)
                .putInteger(Tag.Columns, Vr.US, SIZE)
                .putString(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2")
                .putString(Tag.Modality, Vr.CS, "CT")
                .putString(Tag.PixelSpacing, Vr.DS, "0.7", "0.7")
                .putString(Tag.WindowCenter, Vr.DS, "1000", "-600")
                .putString(Tag.WindowWidth, Vr.DS, "2001", "1500")
                .putString(Tag.WindowCenterWidthExplanation, Vr.LO, "WIDE", "LUNG");
        return new Instance(
                Path.of("slice-" + k + ".dcm"),
                "1.2.840.10008.1.2.1",
                sopInstanceUid,
                "1.2.840.10008.5.1.4.1.1.2",
                1,
                Optional.of(plane(k)),
                header);
    }

    public static ImagePlane plane(int k) {
        return new ImagePlane(
                FRAME_OF_REFERENCE,
                new PatientPoint(-22, -22, 3.0 * k),
                new Direction(1, 0, 0),
                new Direction(0, 1, 0),
                new PixelSpacing(0.7, 0.7, PixelSpacing.Origin.PIXEL_SPACING));
    }

    /** Pixels by the slice number that ends the SOP Instance UID. */
    public static GreyFrame read(Instance instance, int frame) {
        String uid = instance.sopInstanceUid();
        int k = Integer.parseInt(uid.substring(uid.lastIndexOf('.') + 1)) - 1;
        short[] stored = new short[SIZE * SIZE];
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                boolean disc = Math.hypot(column - 44, row - 20) < 5;
                stored[row * SIZE + column] = (short) (disc ? 3000 : 1000 + 100 * k);
            }
        }
        return new GreyFrame(
                new FrameRef(uid, frame), SIZE, SIZE, stored, true, new ModalityLut.Linear(1, -1000, "HU"));
    }
}
