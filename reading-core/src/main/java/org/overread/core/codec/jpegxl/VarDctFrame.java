package org.overread.core.codec.jpegxl;

import org.overread.core.dicom.DicomException;

/**
 * The colour of a frame that is coded by cosine transforms of blocks. Standard: ISO/IEC 18181-1 G, I.2. Not thread-safe.
 */
final class VarDctFrame {
    final FrameHeader header;
    final FrameLayout layout;
    final VarDctGlobal global;
    final LowFrequencies low;
    final BlockMap map;
    final Dequantiser dequantiser;

    /** Of three channels, whole blocks. */
    final float[][] planes = new float[3][];

    HighFrequencies high;
    private GroupBlocks blocks;

    VarDctFrame(FrameHeader header, FrameLayout layout, VarDctGlobal global, OpsinInverse opsin) {
        this.header = header;
        this.layout = layout;
        this.global = global;
        low = new LowFrequencies(header, layout);
        boolean subsampled = false;
        for (int c = 0; c < 3; c++) {
            subsampled |= header.shiftX[c] + header.shiftY[c] > 0;
        }
        map = new BlockMap(layout, subsampled);
        dequantiser = new Dequantiser(this, opsin);
    }

    void readMeans(XlBits bits, int group, MaTree tree) throws DicomException {
        if (!header.usesLowFrequencyFrame()) {
            low.read(bits, group, global, tree, global.lowSteps());
        }
    }

    void readMap(XlBits bits, int group, MaTree tree) throws DicomException {
        map.read(bits, group, tree);
    }

    /** Once all means and the map are read. */
    void readHigh(XlBits bits, MaTree tree) throws DicomException {
        if (header.smoothsLowFrequency()) {
            low.smooth(global.lowSteps());
        }
        high = HighFrequencies.read(
                bits, layout, global.contexts(), new HighFrequencies.Needs(header.passes.count(), map.used, tree));
        for (int c = 0; c < 3; c++) {
            planes[c] = new float[64 * low.means[c].length];
        }
        blocks = new GroupBlocks(this);
    }

    void readGroup(int group, XlBits[] bits) throws DicomException {
        blocks.decode(group, bits);
    }

    /** The three channels in full size. */
    Planes finish() {
        float[][] full = new float[3][];
        for (int c = 0; c < 3; c++) {
            full[c] = ChromaUpsampling.full(header, layout, c, planes[c]);
        }
        return Planes.lossy(layout.width(), layout.height(), full);
    }
}
