package org.overread.core.codec.jpeg2000;

import java.util.List;
import org.overread.core.dicom.DicomException;

/** Decodes the code-blocks of subbands to rows of coefficients. Standard: T.800 E.1, H. Not thread-safe. */
final class BandSamples {
    private final byte[] codestream;
    private final BlockDecoder blocks = new BlockDecoder();
    private final HtBlockDecoder quadBlocks = new HtBlockDecoder();

    BandSamples(byte[] codestream) {
        this.codestream = codestream;
    }

    /** Coefficients of a reversible subband, an index in its resolution. */
    int[][] whole(Resolution resolution, int band) throws DicomException {
        Area area = resolution.bands().get(band).area();
        int[][] rows = new int[area.height()][area.width()];
        for (CodeBlock block : blocks(resolution, band)) {
            int[] data = decode(block, resolution.bands().get(band));
            for (int y = 0, at = 0; y < block.height(); y++) {
                int[] row = rows[block.y() + y];
                for (int x = block.x(); x < block.x() + block.width(); x++) {
                    row[x] = data[at++] / 2;
                }
            }
        }
        return rows;
    }

    /** Coefficients of an irreversible subband, dequantised. */
    float[][] fractional(Resolution resolution, int band) throws DicomException {
        Subband subband = resolution.bands().get(band);
        float[][] rows = new float[subband.area().height()][subband.area().width()];
        float step = subband.step() * 0.5f;
        for (CodeBlock block : blocks(resolution, band)) {
            int[] data = decode(block, subband);
            for (int y = 0, at = 0; y < block.height(); y++) {
                float[] row = rows[block.y() + y];
                for (int x = block.x(); x < block.x() + block.width(); x++) {
                    row[x] = data[at++] * step;
                }
            }
        }
        return rows;
    }

    private static List<CodeBlock> blocks(Resolution resolution, int band) {
        return resolution.precincts().stream()
                .map(precinct -> precinct.bands().get(band))
                .flatMap(part -> java.util.Arrays.stream(part.blocks()))
                .filter(CodeBlock::included)
                .toList();
    }

    private int[] decode(CodeBlock block, Subband band) throws DicomException {
        if (!block.highThroughput()) {
            return blocks.decode(block, codestream, band);
        }
        int[] data = quadBlocks.decode(block, codestream);
        int shift = band.regionShift();
        for (int i = 0; shift > 0 && i < block.width() * block.height(); i++) {
            int magnitude = Math.abs(data[i]);
            if (magnitude >> 1 >= 1L << shift) {
                data[i] = data[i] < 0 ? -(magnitude >> shift) : magnitude >> shift;
            }
        }
        return data;
    }
}
