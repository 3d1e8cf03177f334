package org.overread.core.image;

import java.util.Optional;

/**
 * A rectangle of an ultrasound frame with scales of its own (PS3.3 C.8.5.5): a 2D image, an M-mode strip, a spectrum.
 *
 * @param column0 first column, {@code column1} last column, {@code row0} first row, {@code row1} last row: zero-based, inclusive
 * @param x scale to the right; {@code y} scale downwards
 * @param dataType Region Data Type (0018,6014): 1 tissue, 2 colour flow, 3 PW spectral Doppler, 4 CW spectral Doppler, …
 * @param lowPriority whether other regions are drawn over this one (bit 0 of Region Flags)
 */
public record CalibratedRegion(
        int column0,
        int row0,
        int column1,
        int row1,
        Format format,
        int dataType,
        boolean lowPriority,
        RegionAxis x,
        RegionAxis y) {

    /** Region Spatial Format (0018,6012); index = the standard's code. */
    public enum Format {
        NONE("a region"),
        TWO_DIMENSIONAL("a 2D region"),
        M_MODE("an M-mode region"),
        SPECTRAL("a spectral region"),
        WAVEFORM("a waveform"),
        GRAPHICS("a graphics region");

        private final String text;

        Format(String text) {
            this.text = text;
        }

        /** With its article, for the reader. */
        public String text() {
            return text;
        }
    }

    public boolean contains(ImagePoint point) {
        return point.column() >= column0
                && point.column() < column1 + 1.0
                && point.row() >= row0
                && point.row() < row1 + 1.0;
    }

    /** Spacing in mm; only of images in space, both of whose axes are lengths. */
    public Optional<PixelSpacing> spacing() {
        double rows = 10 * Math.abs(y.perPixel());
        double columns = 10 * Math.abs(x.perPixel());
        boolean spatial = format == Format.TWO_DIMENSIONAL || format == Format.NONE;
        boolean lengths = x.unit() == RegionAxis.Unit.CENTIMETRE && y.unit() == RegionAxis.Unit.CENTIMETRE;
        return spatial && lengths && PixelSpacing.isPossible(rows) && PixelSpacing.isPossible(columns)
                ? Optional.of(new PixelSpacing(rows, columns, PixelSpacing.Origin.ULTRASOUND_REGION))
                : Optional.empty();
    }

    /** Whether another region has the same scales, so that it does not matter which of the two a point is of. */
    boolean agreesWith(CalibratedRegion other) {
        return x.unit() == other.x.unit()
                && y.unit() == other.y.unit()
                && close(x.perPixel(), other.x.perPixel())
                && close(y.perPixel(), other.y.perPixel())
                && spacing().isPresent() == other.spacing().isPresent();
    }

    private static boolean close(double one, double other) {
        return Math.abs(one - other) <= 1e-4 * Math.max(Math.abs(one), Math.abs(other));
    }
}
