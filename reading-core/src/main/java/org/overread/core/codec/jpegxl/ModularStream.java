package org.overread.core.codec.jpegxl;

import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** Decodes the channels of one section. Standard: ISO/IEC 18181-1 H.1. */
final class ModularStream {
    private static final int ALL = Integer.MAX_VALUE;

    private final MaTree globalTree;
    private final int section;

    /**
     * @param globalTree of the frame; null where it has none
     * @param section number of the section, which decisions may look at
     */
    ModularStream(MaTree globalTree, int section) {
        this.globalTree = globalTree;
        this.section = section;
    }

    /** Decodes all channels and undoes their transforms. */
    void decode(XlBits bits, ModularImage image) throws DicomException {
        decode(bits, image, ALL);
        image.undoTransforms();
    }

    /**
     * Decodes palettes, and pictures up to the first that is wider or higher than {@code mostSize}. Transforms are not
     * undone.
     */
    void decode(XlBits bits, ModularImage image, int mostSize) throws DicomException {
        if (image.channels.isEmpty()) {
            return;
        }
        boolean global = bits.bool();
        WeightedPredictor.Weights weights = WeightedPredictor.Weights.read(bits);
        List<Transform> transforms = Transform.readAll(bits);
        image.prepare(transforms, weights);
        int end = end(image, mostSize);
        int widest = 0;
        long samples = 0;
        for (ModularChannel channel : image.channels.subList(0, end)) {
            widest = channel.empty() ? widest : Math.max(widest, channel.width);
            samples += (long) channel.width * channel.height;
        }
        if (widest == 0) {
            return;
        }
        MaTree tree = global ? globalTree : MaTree.read(bits, 1024 + samples);
        if (tree == null) {
            throw Codestream.malformed("JPEG XL section uses a global tree that is not there");
        }
        SymbolReader reader = new SymbolReader(tree.code, bits, widest);
        for (int i = 0; i < end; i++) {
            ModularChannel channel = image.channels.get(i);
            if (!channel.empty()) {
                MaTree cut = tree.cutDown(i, section, (long) channel.width * channel.height);
                new ChannelDecoder(reader, cut, weights, channel).decode(image, i, section);
            }
        }
        reader.finish();
    }

    /** Of the channels that are decoded here. */
    static int end(ModularImage image, int mostSize) {
        int end = image.meta;
        while (end < image.channels.size()
                && image.channels.get(end).width <= mostSize
                && image.channels.get(end).height <= mostSize) {
            end++;
        }
        return end;
    }
}
