package org.overread.core.reformat;

/**
 * How a reformatted plane gathers what lies in front of and behind it.
 *
 * @param thicknessMm of the slab, centred on the plane; 0 for the plane alone
 */
public record Slab(double thicknessMm, Projection projection) {
    public static final Slab NONE = new Slab(0, Projection.MEAN);

    /** What of the values along the line of sight is shown. */
    public enum Projection {
        MEAN,
        /** Maximum intensity projection (MIP). */
        MAXIMUM,
        /** Minimum intensity projection (MinIP). */
        MINIMUM
    }

    public Slab {
        if (!(thicknessMm >= 0) || thicknessMm > 1000) {
            throw new IllegalArgumentException("slab of " + thicknessMm + " mm");
        }
    }
}
