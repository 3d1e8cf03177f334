package org.overread.viewer.bench;

import java.util.List;
import org.overread.core.image.Direction;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.Volume;
import org.overread.core.image.VolumeGeometry;

/** A frame of 512² with a pattern of 12 bits. */
final class BenchRadiograph {
    private static final int SIDE = 512;

    static Volume volume() {
        short[] stored = new short[SIDE * SIDE];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = (short) (i * 31 & 0xFFF);
        }
        Direction x = new Direction(1, 0, 0);
        Direction y = new Direction(0, 1, 0);
        PatientPoint origin = new PatientPoint(0, 0, 0);
        VolumeGeometry geometry =
                new VolumeGeometry("1.2.3", SIDE, SIDE, 1, origin, x, y, new Direction(0, 0, 1), 1, 1, 1);
        ImagePlane plane =
                new ImagePlane("1.2.3", origin, x, y, new PixelSpacing(1, 1, PixelSpacing.Origin.PIXEL_SPACING));
        GreyFrame frame = new GreyFrame(new FrameRef("1.2.3.4", 1), SIDE, SIDE, stored, true, ModalityLut.IDENTITY);
        return new Volume(geometry, List.of(plane), List.of(frame));
    }

    private BenchRadiograph() {}
}
