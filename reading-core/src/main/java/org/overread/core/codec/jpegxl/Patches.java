package org.overread.core.codec.jpegxl;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * Pieces of earlier frames that are laid over a frame, as for repeated letters. Standard: ISO/IEC 18181-1 K.3. Errors:
 * UNSUPPORTED for pieces that are multiplied or blended by a transparency.
 */
final class Patches {
    private static final int CONTEXTS = 10;
    private static final int NONE = 0;
    private static final int REPLACE = 1;
    private static final int ADD = 2;

    /**
     * @param from column and row in the earlier frame
     */
    private record Patch(Planes source, int fromX, int fromY, int width, int height, int x, int y, boolean adding) {}

    private final List<Patch> patches = new ArrayList<>();
    private final SymbolReader reader;
    private final Planes[] references;
    private final FrameLayout layout;
    private final int extraChannels;

    private Patches(SymbolReader reader, Planes[] references, FrameLayout layout, int extraChannels) {
        this.reader = reader;
        this.references = references;
        this.layout = layout;
        this.extraChannels = extraChannels;
    }

    static Patches read(XlBits bits, Planes[] references, FrameLayout layout, int extraChannels) throws DicomException {
        SymbolReader reader = new SymbolReader(EntropyCode.read(bits, CONTEXTS), bits, 0);
        Patches patches = new Patches(reader, references, layout, extraChannels);
        patches.readAll();
        reader.finish();
        return patches;
    }

    private void readAll() throws DicomException {
        long most = 1024 + (long) layout.width() * layout.height() / 4;
        long area = 8 * (1024 + (long) layout.width() * layout.height());
        int pieces = number(0, most);
        for (int i = 0; i < pieces; i++) {
            int reference = number(1, 3);
            Planes source = references[reference];
            if (source == null) {
                throw Codestream.malformed("JPEG XL patch of frame " + reference + " that was not kept");
            }
            int fromX = number(3, source.width() - 1);
            int fromY = number(3, source.height() - 1);
            int width = number(2, source.width() - fromX - 1) + 1;
            int height = number(2, source.height() - fromY - 1) + 1;
            int places = number(7, 4 * most - patches.size()) + 1;
            area -= (long) places * width * height;
            if (area < 0) {
                throw Codestream.malformed("JPEG XL patches cover the frame more than eight times");
            }
            place(new Patch(source, fromX, fromY, width, height, 0, 0, false), places);
        }
    }

    private void place(Patch piece, int places) throws DicomException {
        long x = 0;
        long y = 0;
        for (int i = 0; i < places; i++) {
            x = i == 0 ? number(4, layout.width()) : x + XlBits.signed(reader.integer(6));
            y = i == 0 ? number(4, layout.height()) : y + XlBits.signed(reader.integer(6));
            if (x < 0 || y < 0 || x > layout.width() + 8 - piece.width || y > layout.height() + 8 - piece.height) {
                throw Codestream.malformed("JPEG XL patch beyond the frame");
            }
            int mode = mode();
            for (int c = 0; c < extraChannels; c++) {
                mode();
            }
            if (mode != NONE) {
                patches.add(new Patch(
                        piece.source,
                        piece.fromX,
                        piece.fromY,
                        piece.width,
                        piece.height,
                        (int) x,
                        (int) y,
                        mode == ADD));
            }
        }
    }

    private int mode() throws DicomException {
        int mode = number(5, 7);
        if (mode > ADD) {
            throw Codestream.unsupported("JPEG XL with patches blended by mode " + mode);
        }
        return mode;
    }

    private int number(int context, long most) throws DicomException {
        int number = reader.integer(context);
        if (number < 0 || number > most) {
            throw Codestream.malformed("JPEG XL patches");
        }
        return number;
    }

    /** Lays the pieces over a frame. */
    void draw(Planes frame) throws DicomException {
        for (Patch patch : patches) {
            if (frame.channels() > patch.source.channels() || frame.exact() != patch.source.exact()) {
                throw Codestream.malformed("JPEG XL patch of a frame of another kind");
            }
            for (int c = 0; c < frame.channels(); c++) {
                draw(frame, c, patch);
            }
        }
    }

    private static void draw(Planes frame, int c, Patch patch) {
        int width = Math.min(patch.width, frame.width() - patch.x);
        for (int y = 0; y < patch.height && patch.y + y < frame.height(); y++) {
            int from = (patch.fromY + y) * patch.source.width() + patch.fromX;
            int to = (patch.y + y) * frame.width() + patch.x;
            frame.row(c, to, patch.source, from, Math.max(0, width), patch.adding);
        }
    }
}
