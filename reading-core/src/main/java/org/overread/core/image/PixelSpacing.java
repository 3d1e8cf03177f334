package org.overread.core.image;

import java.util.Locale;

/** Distance between the centres of neighbouring pixels, mm, and where it is known from (PS3.3 10.7.1.3). Unknown spacing is an absent PixelSpacing. */
public record PixelSpacing(double betweenRowsMm, double betweenColumnsMm, Origin origin) {
    /** Beyond any real image: a nanometre, and 20 cm. */
    private static final double LEAST_MM = 1e-6;

    private static final double MOST_MM = 200;

    /** Where the spacing holds, and which attribute says so. */
    public enum Origin {
        /** Pixel Spacing (0028,0030) of a cross-section, or the Pixel Measures functional group: in the imaged plane. */
        PIXEL_SPACING("in the imaged plane (Pixel Spacing)"),
        /** Pixel Spacing of a projection with Pixel Spacing Calibration Type GEOMETRY: corrected for assumed or known geometric magnification. */
        CALIBRATED_BY_GEOMETRY("calibrated for geometric magnification at one depth"),
        /** Pixel Spacing of a projection with Pixel Spacing Calibration Type FIDUCIAL: measured on an object of known size in the image. */
        CALIBRATED_BY_FIDUCIAL("calibrated on an object of known size in the image"),
        /** Pixel Spacing of a projection that differs from the detector's, without word on how it was calibrated. */
        CALIBRATED_UNSTATED("calibrated, the image does not say how"),
        /** Pixel Spacing of a projection or a secondary capture with nothing to tell whether it holds at the detector or in the patient. */
        PROJECTION_UNSTATED("the image does not say whether at a detector, on film or in the patient"),
        /** Imager Pixel Spacing (0018,1164): at the detector, not in the patient. */
        IMAGER_PIXEL_SPACING("at the detector, larger than in the patient"),
        /** Imager Pixel Spacing over Estimated Radiographic Magnification Factor (0018,1114), mammography and digital radiography. */
        MAGNIFICATION_CORRECTED("at the detector, corrected by the estimated magnification"),
        /** Object Pixel Spacing in Center of Beam (0018,9404): where the beam's centre meets the object. */
        CENTRE_OF_BEAM("in the object at the centre of the beam"),
        /** Image Plane Pixel Spacing (3002,0011): in the plane of the RT image receptor, not in the patient. */
        RT_IMAGE_PLANE("in the plane of the RT image, not in the patient"),
        /** Nominal Scanned Pixel Spacing (0018,2010): on the film or paper that was scanned. */
        NOMINAL_SCANNED("on the scanned film"),
        /** Sequence of Ultrasound Regions (0018,6011): within one region. */
        ULTRASOUND_REGION("within this ultrasound region");

        private final String where;

        Origin(String where) {
            this.where = where;
        }

        /** For the reader: where lengths of this origin hold. */
        public String where() {
            return where;
        }

        /** Whether lengths hold in what was imaged, whatever its depth: true for cross-sections only. */
        public boolean inImagedPlane() {
            return this == PIXEL_SPACING || this == ULTRASOUND_REGION;
        }
    }

    public PixelSpacing {
        if (!isPossible(betweenRowsMm) || !isPossible(betweenColumnsMm)) {
            throw new IllegalArgumentException(
                    "spacing must be positive and real: " + betweenRowsMm + " \\ " + betweenColumnsMm);
        }
    }

    /** Whether a distance of pixels can be true: finite, from a nanometre to 20 cm. */
    public static boolean isPossible(double millimetres) {
        return millimetres >= LEAST_MM && millimetres <= MOST_MM;
    }

    /** Height of a pixel over its width. */
    public double aspect() {
        return betweenRowsMm / betweenColumnsMm;
    }

    /** Distance of two points of a frame with this spacing, mm. */
    public double distanceMm(ImagePoint one, ImagePoint other) {
        return Math.hypot(
                (one.column() - other.column()) * betweenColumnsMm, (one.row() - other.row()) * betweenRowsMm);
    }

    /** For the reader: the spacing and where it holds. */
    public String sentence() {
        return String.format(Locale.ROOT, "%.4g x %.4g mm, %s", betweenRowsMm, betweenColumnsMm, origin.where());
    }
}
