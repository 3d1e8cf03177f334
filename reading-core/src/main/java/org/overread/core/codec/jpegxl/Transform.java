package org.overread.core.codec.jpegxl;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** What the channels of a modular image went through before they were coded. Standard: ISO/IEC 18181-1 H.6. */
sealed interface Transform permits ReversibleColour, Palette, Squeeze {
    U32Code BEGIN = U32Code.of(0, 3, 8, 6, 72, 10, 1096, 13);
    U32Code COUNT = U32Code.of(0, 0, 1, 0, 2, 4, 18, 8);

    /** Shapes the channels as they are coded; the transform with all that it takes to undo it. */
    Transform prepare(ModularImage image) throws DicomException;

    void undo(ModularImage image, WeightedPredictor.Weights weights) throws DicomException;

    /** More than any encoder writes; each may go through the whole image. */
    int MOST_TRANSFORMS = 48;

    static List<Transform> readAll(XlBits bits) throws DicomException {
        int count = bits.u32(COUNT);
        if (count > MOST_TRANSFORMS) {
            throw new DicomException(DicomException.Kind.TOO_LARGE, "JPEG XL with " + count + " transforms");
        }
        List<Transform> transforms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            transforms.add(
                    switch (bits.read(2)) {
                        case 0 -> ReversibleColour.read(bits);
                        case 1 -> Palette.read(bits);
                        case 2 -> Squeeze.read(bits);
                        default -> throw Codestream.malformed("JPEG XL transform 3");
                    });
            bits.finish();
        }
        return transforms;
    }
}
