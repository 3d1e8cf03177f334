package org.overread.core.codec.jpegxl;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Channels that are coded together, and the transforms that they went through. Standard: ISO/IEC 18181-1 H. Not thread-safe. */
final class ModularImage {
    private static final int MOST_CHANNELS = 2048;
    /** Of all palettes together: small images may come with a large one. */
    private static final int ALWAYS_ALLOWED_ENTRIES = 1 << 18;

    final List<ModularChannel> channels = new ArrayList<>();

    /** How many channels at the beginning are palettes and the like. */
    int meta;

    final int bitDepth;
    private final List<Transform> transforms = new ArrayList<>();
    private long paletteEntries;
    private WeightedPredictor.Weights weights = WeightedPredictor.Weights.DEFAULT;

    ModularImage(int bitDepth) {
        this.bitDepth = bitDepth;
    }

    ModularImage add(ModularChannel channel) {
        channels.add(channel);
        return this;
    }

    /** Takes so many entries of a palette from what the image's own samples allow: there are no more colours than pixels. */
    void requirePalette(long entries) throws DicomException {
        paletteEntries -= entries;
        if (paletteEntries < 0) {
            throw new DicomException(
                    DicomException.Kind.TOO_LARGE, "JPEG XL palettes of more entries than the image has samples");
        }
    }

    /** Gives the channels the shapes that they have in the codestream. */
    void prepare(List<Transform> applied, WeightedPredictor.Weights weighting) throws DicomException {
        weights = weighting;
        paletteEntries = ALWAYS_ALLOWED_ENTRIES;
        for (ModularChannel channel : channels) {
            paletteEntries += (long) channel.width * channel.height;
        }
        for (Transform transform : applied) {
            transforms.add(transform.prepare(this));
            if (channels.size() > MOST_CHANNELS) {
                throw Codestream.malformed("JPEG XL with " + channels.size() + " modular channels");
            }
        }
    }

    /** Makes the channels that are meant of those that were decoded. */
    void undoTransforms() throws DicomException {
        for (int i = transforms.size() - 1; i >= 0; i--) {
            transforms.get(i).undo(this, weights);
        }
        transforms.clear();
    }

    /** Refuses a range of channels that is not there, or mixes palettes with pictures. */
    void requireRange(int begin, int count) throws DicomException {
        if (begin < 0 || count < 1 || count > channels.size() || begin > channels.size() - count) {
            throw Codestream.malformed("JPEG XL transform of channels that are not there");
        }
        if (begin < meta && begin + count > meta) {
            throw Codestream.malformed("JPEG XL transform of palettes with pictures");
        }
    }

    /** The same, where all must have one shape. */
    void requireAlike(int begin, int count) throws DicomException {
        requireRange(begin, count);
        for (int i = 1; i < count; i++) {
            if (!channels.get(begin).sameShape(channels.get(begin + i))) {
                throw Codestream.malformed("JPEG XL transform of channels of several sizes");
            }
        }
    }
}
