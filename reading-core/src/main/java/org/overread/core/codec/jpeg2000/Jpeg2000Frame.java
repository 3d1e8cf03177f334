package org.overread.core.codec.jpeg2000;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.DecodedFrame;
import org.overread.core.codec.FrameFormat;
import org.overread.core.codec.SampleWriter;
import org.overread.core.dicom.DicomException;

/** One JPEG 2000 codestream being decoded: main header, tile-parts, tiles. Standard: T.800 A. Not thread-safe. */
final class Jpeg2000Frame {
    private static final int SOC = 0xFF4F;
    private static final int SIZ = 0xFF51;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;

    private final Codestream stream;
    private final FrameFormat format;
    private final Map<Integer, TileParts> tiles = new TreeMap<>();
    private final TreeMap<Integer, Codestream> packedHeaders = new TreeMap<>();
    private final List<String> warnings = new ArrayList<>();
    private ImageSize size;
    private TileParameters parameters;
    private Codestream packed;

    Jpeg2000Frame(Codestream stream, FrameFormat format) {
        this.stream = stream;
        this.format = format;
    }

    DecodedFrame decode() throws DicomException {
        if (stream.u16() != SOC || stream.u16() != SIZ) {
            throw Codestream.malformed("not a JPEG 2000 codestream");
        }
        size = ImageSize.read(stream.slice(stream.u16() - 2), format);
        parameters = new TileParameters(format.samplesPerPixel());
        mainHeader();
        packed = joinPackedHeaders();
        int bytes = stream.remaining();
        tileParts();
        requireTiles();
        PrecinctBudget budget = new PrecinctBudget(bytes);
        SampleWriter writer = SampleWriter.of(format);
        for (Map.Entry<Integer, TileParts> entry : tiles.entrySet()) {
            TileDecoder decoder = new TileDecoder(size, entry.getKey(), entry.getValue(), budget);
            decoder.decode(writer);
            if (decoder.truncated()) {
                tolerateTruncation(entry.getValue().parameters());
            }
        }
        return new DecodedFrame(writer.samples(), photometric(), warnings);
    }

    /** Refuses an image that lacks a tile, unless no component has samples in it. */
    private void requireTiles() throws DicomException {
        int count = size.tilesAcross() * size.tilesDown();
        for (int i = 0; tiles.size() < count && i < count; i++) {
            if (!tiles.containsKey(i) && size.hasSamples(i)) {
                throw Codestream.truncated();
            }
        }
    }

    private String photometric() {
        return switch (format.photometricInterpretation()) {
            case "YBR_RCT", "YBR_ICT" -> "RGB";
            default -> format.photometricInterpretation();
        };
    }

    /** A lossless image with bytes missing is refused; one that was lossy anyway only warned of. */
    private void tolerateTruncation(TileParameters tile) throws DicomException {
        boolean lossless = tile.style(0).reversible() && tile.layers() == 1;
        if (lossless) {
            throw Codestream.truncated();
        }
        if (warnings.isEmpty()) {
            warnings.add("the codestream ends early: detail is missing");
        }
    }

    private void mainHeader() throws DicomException {
        while (true) {
            int marker = stream.u16();
            if (marker == SOT) {
                return;
            }
            if (isBare(marker)) {
                continue;
            }
            if (marker < 0xFF4F || marker == SOD || marker == EOC) {
                throw Codestream.malformed("JPEG 2000 main header has no tile-part after it");
            }
            Codestream segment = stream.slice(stream.u16() - 2);
            if (marker == PPM) {
                packedHeaders.put(segment.u8(), segment);
            } else {
                parameters.accept(marker, segment);
            }
        }
    }

    /** Whether a marker has no segment after it: those that are reserved as such. */
    private static boolean isBare(int marker) {
        return marker >= 0xFF30 && marker <= 0xFF3F;
    }

    private Codestream joinPackedHeaders() {
        if (packedHeaders.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Codestream part : packedHeaders.values()) {
            joined.write(part.bytes(), part.position(), part.remaining());
        }
        return Codestream.of(ByteBuffer.wrap(joined.toByteArray()));
    }

    /** Reads tile-parts; the first one's SOT marker is already past. */
    private void tileParts() throws DicomException {
        int marker = SOT;
        while (marker == SOT) {
            tilePart();
            marker = stream.remaining() < 2 ? EOC : stream.u16();
        }
        if (marker != EOC) {
            warnings.add("bytes that are no tile-part stand between or after tile-parts");
        }
    }

    private void tilePart() throws DicomException {
        int start = stream.position() - 2;
        if (stream.u16() != 10) {
            throw Codestream.malformed("JPEG 2000 tile-part header");
        }
        int index = stream.u16();
        long length = Integer.toUnsignedLong(stream.u32());
        stream.u16();
        if (index >= size.tilesAcross() * size.tilesDown()) {
            throw Codestream.malformed("JPEG 2000 tile " + index + " is not in the image");
        }
        TileParts tile = tiles.get(index);
        if (tile == null) {
            tile = new TileParts(parameters.forTile());
            tiles.put(index, tile);
        }
        tilePartHeader(tile);
        long end = length == 0 ? stream.end() : start + length;
        if (end > stream.end()) {
            end = stream.end();
        }
        if (end < stream.position()) {
            throw Codestream.malformed("JPEG 2000 tile-part is shorter than its header");
        }
        tile.addBody(stream.slice((int) end - stream.position()));
    }

    private void tilePartHeader(TileParts tile) throws DicomException {
        TreeMap<Integer, Codestream> packetHeaders = new TreeMap<>();
        int marker = stream.u16();
        while (marker != SOD) {
            if (marker < 0xFF4F && !isBare(marker)) {
                throw Codestream.malformed("JPEG 2000 tile-part header has no end");
            }
            Codestream segment = stream.slice(isBare(marker) ? 0 : stream.u16() - 2);
            if (marker == PPT) {
                packetHeaders.put(segment.u8(), segment);
            } else {
                tile.parameters().accept(marker, segment);
            }
            marker = stream.u16();
        }
        packetHeaders.values().forEach(tile::addPackedHeaders);
        if (packed != null) {
            tile.addPackedHeaders(packed.slice(packed.u32()));
        }
    }
}
