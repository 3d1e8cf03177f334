package org.overread.core.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.SampleWriter;
import org.overread.core.dicom.DicomException;

/** Decodes one tile to samples. Standard: T.800 B, E, F, G. Not thread-safe. */
final class TileDecoder {
    private final ImageSize size;
    private final TileParts tile;
    private final Area area;
    private final List<TileComponent> components = new ArrayList<>();
    private final byte[] body;
    private boolean truncated;

    TileDecoder(ImageSize size, int index, TileParts tile, PrecinctBudget budget) throws DicomException {
        this.size = size;
        this.tile = tile;
        area = size.tile(index);
        body = tile.body();
        for (int c = 0; c < size.components(); c++) {
            components.add(new TileComponent(area, tile.parameters(), c, size.precisions()[c], budget));
        }
    }

    /** Whether bytes were missing from the tile, which has been decoded without them. */
    boolean truncated() {
        return truncated;
    }

    void decode(SampleWriter writer) throws DicomException {
        readPackets();
        int count = components.size();
        Object[] planes = new Object[count];
        // met in practice: a transform declared for one component, which means none
        boolean transform = tile.parameters().componentTransform() && count >= 3;
        requireAlike(transform);
        for (int c = 0; c < count; c++) {
            planes[c] = samples(components.get(c));
        }
        if (transform) {
            ComponentTransform.undo(planes[0], planes[1], planes[2]);
        }
        for (int c = 0; c < count; c++) {
            write(planes[c], c, writer);
        }
    }

    private void readPackets() throws DicomException {
        int allowance =
                components.stream().mapToInt(TileComponent::regionShift).max().orElse(0);
        byte[] packed = tile.packedHeaders();
        PacketReader reader = new PacketReader(
                new PacketBits(body, 0, body.length), packed == null ? null : new PacketBits(packed, 0, packed.length));
        new PacketOrder(components, tile.parameters().layers(), reader::read)
                .readAll(tile.parameters().progressions());
        truncated = reader.truncated();
    }

    /** A component transform needs three components of one size and kind. */
    private void requireAlike(boolean transform) throws DicomException {
        if (!transform) {
            return;
        }
        boolean alike = components.get(0).style().reversible()
                        == components.get(1).style().reversible()
                && components.get(0).style().reversible()
                        == components.get(2).style().reversible();
        if (!alike) {
            throw Codestream.malformed("JPEG 2000 component transform of unlike components");
        }
    }

    /** int[][] where reversible, else float[][]. */
    private Object samples(TileComponent component) throws DicomException {
        List<Resolution> resolutions = component.resolutions();
        BandSamples bands = new BandSamples(body);
        int shift = component.regionShift();
        if (component.style().reversible()) {
            int[][] rows = bands.whole(resolutions.get(0), 0, shift);
            for (Resolution next : resolutions.subList(1, resolutions.size())) {
                int[][] hl = bands.whole(next, 0, shift);
                int[][] lh = bands.whole(next, 1, shift);
                int[][] hh = bands.whole(next, 2, shift);
                rows = Wavelet53.combine(rows, hl, lh, hh, next.area());
            }
            return rows;
        }
        Wavelet97 wavelet = new Wavelet97(
                component.style().blockStyle().highThroughput() ? Wavelet97.HIGH_SCALE : Wavelet97.OPENJPEG_HIGH_SCALE);
        float[][] rows = bands.fractional(resolutions.get(0), 0, shift);
        for (Resolution next : resolutions.subList(1, resolutions.size())) {
            float[][] hl = bands.fractional(next, 0, shift);
            float[][] lh = bands.fractional(next, 1, shift);
            float[][] hh = bands.fractional(next, 2, shift);
            rows = wavelet.combine(rows, hl, lh, hh, next.area());
        }
        return rows;
    }

    private void write(Object plane, int component, SampleWriter writer) {
        int precision = size.precisions()[component];
        boolean signed = size.signed()[component];
        int least = signed ? -1 << precision - 1 : 0;
        int most = least + (1 << precision) - 1;
        int offset = signed ? 0 : 1 << precision - 1;
        int[] line = new int[area.width()];
        for (int y = 0; y < area.height(); y++) {
            if (plane instanceof int[][] rows) {
                shift(rows[y], line, offset, least, most);
            } else {
                round(((float[][]) plane)[y], line, offset, least, most);
            }
            writer.row(component, area.y0() - size.y0() + y, area.x0() - size.x0(), line, line.length);
        }
    }

    private static void shift(int[] from, int[] to, int offset, int least, int most) {
        for (int x = 0; x < to.length; x++) {
            to[x] = Math.max(least, Math.min(most, from[x] + offset));
        }
    }

    private static void round(float[] from, int[] to, int offset, int least, int most) {
        for (int x = 0; x < to.length; x++) {
            to[x] = Math.max(least, Math.min(most, (int) Math.rint(from[x]) + offset));
        }
    }
}
