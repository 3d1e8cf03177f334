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
    private final List<TileComponent> components = new ArrayList<>();
    private final byte[] body;
    private boolean truncated;

    TileDecoder(ImageSize size, int index, TileParts tile, PrecinctBudget budget) throws DicomException {
        this.size = size;
        this.tile = tile;
        body = tile.body();
        Area area = size.tile(index);
        for (int c = 0; c < size.components().size(); c++) {
            components.add(new TileComponent(
                    area, tile.parameters(), c, size.components().get(c), budget));
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
            new ComponentRows(size, size.components().get(c), components.get(c).area()).write(planes[c], c, writer);
        }
    }

    private void readPackets() throws DicomException {
        byte[] packed = tile.packedHeaders();
        PacketReader reader = new PacketReader(
                new PacketBits(body, 0, body.length), packed == null ? null : new PacketBits(packed, 0, packed.length));
        new PacketOrder(components, tile.parameters().layers(), reader::read)
                .readAll(tile.parameters().progressions());
        truncated = reader.truncated();
    }

    /** A component transform needs three components of one size and kind. */
    private void requireAlike(boolean transform) throws DicomException {
        for (int c = 1; transform && c < 3; c++) {
            TileComponent first = components.get(0);
            TileComponent other = components.get(c);
            if (first.style().reversible() != other.style().reversible()
                    || !first.area().equals(other.area())) {
                throw Codestream.malformed("JPEG 2000 component transform of unlike components");
            }
        }
    }

    /** int[][] where reversible, else float[][]. */
    private Object samples(TileComponent component) throws DicomException {
        List<Resolution> resolutions = component.resolutions();
        BandSamples bands = new BandSamples(body);
        if (component.style().reversible()) {
            int[][] rows = bands.whole(resolutions.get(0), 0);
            for (Resolution next : resolutions.subList(1, resolutions.size())) {
                int[][] hl = bands.whole(next, 0);
                int[][] lh = bands.whole(next, 1);
                int[][] hh = bands.whole(next, 2);
                rows = Wavelet53.combine(rows, hl, lh, hh, next.area());
            }
            return rows;
        }
        Wavelet97 wavelet = new Wavelet97(
                component.style().blockStyle().highThroughput() ? Wavelet97.HIGH_SCALE : Wavelet97.OPENJPEG_HIGH_SCALE);
        float[][] rows = bands.fractional(resolutions.get(0), 0);
        for (Resolution next : resolutions.subList(1, resolutions.size())) {
            float[][] hl = bands.fractional(next, 0);
            float[][] lh = bands.fractional(next, 1);
            float[][] hh = bands.fractional(next, 2);
            rows = wavelet.combine(rows, hl, lh, hh, next.area());
        }
        return rows;
    }
}
