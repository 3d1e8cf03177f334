package org.overread.core.codec.jpeg2000;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.Codestream;

/** What the tile-parts of one tile have brought: its parameters, packet bodies, packed packet headers. Not thread-safe. */
final class TileParts {
    private final TileParameters parameters;
    private final List<Codestream> bodies = new ArrayList<>();
    private ByteArrayOutputStream packedHeaders;

    TileParts(TileParameters parameters) {
        this.parameters = parameters;
    }

    TileParameters parameters() {
        return parameters;
    }

    void addBody(Codestream part) {
        bodies.add(part);
    }

    /** Adds packed packet headers (PPT, or the tile-part's share of PPM). */
    void addPackedHeaders(Codestream headers) {
        if (packedHeaders == null) {
            packedHeaders = new ByteArrayOutputStream();
        }
        packedHeaders.write(headers.bytes(), headers.position(), headers.remaining());
    }

    /** The packets of all tile-parts, joined. */
    byte[] body() {
        int length = bodies.stream().mapToInt(Codestream::remaining).sum();
        byte[] joined = new byte[length];
        int at = 0;
        for (Codestream part : bodies) {
            System.arraycopy(part.bytes(), part.position(), joined, at, part.remaining());
            at += part.remaining();
        }
        return joined;
    }

    /** Packet headers that stand apart from the packets; null where they do not. */
    byte[] packedHeaders() {
        return packedHeaders == null ? null : packedHeaders.toByteArray();
    }
}
