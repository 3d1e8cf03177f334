package org.overread.core.image;

/** Distance between the centres of neighbouring pixels, mm, and where it is known from (PS3.3 10.7.1.3). Unknown spacing is an absent PixelSpacing. */
public record PixelSpacing(double betweenRowsMm, double betweenColumnsMm, Origin origin) {

    /** Which attribute the spacing comes from. */
    public enum Origin {
        /** Pixel Spacing (0028,0030) or the Pixel Measures functional group: in the patient. */
        PIXEL_SPACING,
        /** Imager Pixel Spacing (0018,1164): at the detector, not in the patient. */
        IMAGER_PIXEL_SPACING
    }

    public PixelSpacing {
        if (!(betweenRowsMm > 0)
                || !(betweenColumnsMm > 0)
                || !Double.isFinite(betweenRowsMm)
                || !Double.isFinite(betweenColumnsMm)) {
            throw new IllegalArgumentException(
                    "spacing must be positive: " + betweenRowsMm + " \\ " + betweenColumnsMm);
        }
    }
}
