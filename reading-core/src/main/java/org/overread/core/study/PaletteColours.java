package org.overread.core.study;

import java.io.IOException;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.Rgb;

/** The colours of a palette image's values (PS3.3 C.7.9). */
public final class PaletteColours {
    private final PaletteLut red;
    private final PaletteLut green;
    private final PaletteLut blue;

    private PaletteColours(PaletteLut red, PaletteLut green, PaletteLut blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /** Empty where pixels are no palette indices. Errors: as for palette images. */
    public static Optional<PaletteColours> of(DataSet header) throws IOException {
        return header.string(Tag.PhotometricInterpretation)
                        .filter("PALETTE COLOR"::equals)
                        .isPresent()
                ? Optional.of(
                        new PaletteColours(PaletteLut.red(header), PaletteLut.green(header), PaletteLut.blue(header)))
                : Optional.empty();
    }

    /** The colour of a stored value. */
    public Rgb of(int stored) {
        return new Rgb(red.level(stored), green.level(stored), blue.level(stored));
    }
}
