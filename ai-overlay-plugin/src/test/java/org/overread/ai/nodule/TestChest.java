package org.overread.ai.nodule;

import java.util.ArrayList;
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

/**
 * A small chest as a formula of patient position: a body, two lungs beside a mediastinum, nodules; and volumes of it, with
 * the same sampling points stored in any orientation.
 */
final class TestChest {
    /** A ball of 40 HU. */
    record Ball(double x, double y, double z, double diameterMm) {}

    /** Which way a volume is stored: patient axis (0 x, 1 y, 2 z) and sign for columns, rows and slices. */
    record Orientation(int i, int signI, int j, int signJ, int k, int signK) {
        static final Orientation AXIAL = new Orientation(0, 1, 1, 1, 2, 1);
    }

    private static final String FRAME_OF_REFERENCE = "1.2.3";
    /** Extents and spacings along patient x, y, z. */
    private static final int[] EXTENT = {140, 110, 44};

    private static final double[] SPACING = {1.4, 1.4, 2.5};
    private static final double[] FIRST = {-97.3, -180, 40};

    private final List<Ball> balls;
    private double vesselY;
    private double vesselZ;
    private double vesselRadiusMm;

    TestChest(Ball... balls) {
        this.balls = List.of(balls);
    }

    /** A vessel along x through both lungs. */
    TestChest withVessel(double y, double z, double radiusMm) {
        vesselY = y;
        vesselZ = z;
        vesselRadiusMm = radiusMm;
        return this;
    }

    /** Lungs of about 1 l each, the patient's right one at negative x; they reach the lowest and the highest slice. */
    private double density(double x, double y, double z) {
        for (Ball ball : balls) {
            double squared = (x - ball.x) * (x - ball.x) + (y - ball.y) * (y - ball.y) + (z - ball.z) * (z - ball.z);
            if (squared < ball.diameterMm * ball.diameterMm / 4) {
                return 40;
            }
        }
        if (squared(y - vesselY, z - vesselZ) < vesselRadiusMm * vesselRadiusMm && Math.abs(x) < 70) {
            return 40;
        }
        boolean inBody = squared(x / 92, (y + 105) / 68) < 1;
        double lung = Math.min(squared((x + 45) / 32, (y + 105) / 46), squared((x - 45) / 32, (y + 105) / 46));
        return lung < 1 ? -860 : inBody ? 40 : -1000;
    }

    Volume volume(Orientation way) {
        Direction alongI = direction(way.i, way.signI);
        Direction alongJ = direction(way.j, way.signJ);
        Direction alongK = direction(way.k, way.signK);
        double[] origin = new double[3];
        int[] signs = new int[3];
        signs[way.i] = way.signI;
        signs[way.j] = way.signJ;
        signs[way.k] = way.signK;
        for (int axis = 0; axis < 3; axis++) {
            origin[axis] = signs[axis] > 0 ? FIRST[axis] : FIRST[axis] + (EXTENT[axis] - 1) * SPACING[axis];
        }
        VolumeGeometry geometry = new VolumeGeometry(
                FRAME_OF_REFERENCE,
                EXTENT[way.i],
                EXTENT[way.j],
                EXTENT[way.k],
                new PatientPoint(origin[0], origin[1], origin[2]),
                alongI,
                alongJ,
                alongK,
                SPACING[way.i],
                SPACING[way.j],
                SPACING[way.k]);
        List<GreyFrame> frames = new ArrayList<>();
        List<ImagePlane> planes = new ArrayList<>();
        for (int k = 0; k < geometry.slices(); k++) {
            frames.add(frame(geometry, k));
            planes.add(new ImagePlane(
                    FRAME_OF_REFERENCE,
                    geometry.toPatient(0, 0, k),
                    alongI,
                    alongJ,
                    new PixelSpacing(geometry.spacingJ(), geometry.spacingI(), PixelSpacing.Origin.PIXEL_SPACING)));
        }
        return new Volume(geometry, planes, frames);
    }

    private GreyFrame frame(VolumeGeometry geometry, int k) {
        short[] stored = new short[geometry.columns() * geometry.rows()];
        for (int j = 0; j < geometry.rows(); j++) {
            for (int i = 0; i < geometry.columns(); i++) {
                PatientPoint at = geometry.toPatient(i, j, k);
                stored[j * geometry.columns() + i] = (short) Math.round(meanDensity(at) + noise(at) + 1024);
            }
        }
        return new GreyFrame(
                new FrameRef("1.2.4." + k, 1),
                geometry.columns(),
                geometry.rows(),
                stored,
                true,
                new ModalityLut.Linear(1, -1024, "HU"));
    }

    /** Partial volume: the mean of a few points of the voxel. */
    private double meanDensity(PatientPoint at) {
        double sum = 0;
        for (int corner = 0; corner < 8; corner++) {
            sum += density(
                    at.x() + ((corner & 1) - 0.5) * SPACING[0] / 2,
                    at.y() + ((corner >> 1 & 1) - 0.5) * SPACING[1] / 2,
                    at.z() + ((corner >> 2) - 0.5) * SPACING[2] / 2);
        }
        return sum / 8;
    }

    /** Belongs to the place, so that it is the same however the volume is stored. */
    private static double noise(PatientPoint at) {
        long place = Math.round((at.x() - FIRST[0]) / SPACING[0])
                + 1000 * Math.round((at.y() - FIRST[1]) / SPACING[1])
                + 1_000_000 * Math.round((at.z() - FIRST[2]) / SPACING[2]);
        double sum = 0;
        for (long hashed = place * 0x9E3779B97F4A7C15L; hashed != 0; hashed >>>= 16) {
            sum += (hashed & 0xFFFF) / 65536.0 - 0.5;
        }
        return 35 * sum;
    }

    private static double squared(double a, double b) {
        return a * a + b * b;
    }

    private static Direction direction(int axis, int sign) {
        return new Direction(axis == 0 ? sign : 0, axis == 1 ? sign : 0, axis == 2 ? sign : 0);
    }
}
