package org.overread.core.codec.jpegxl;

import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/**
 * The modular channels of a frame: grey or colour, unless coded by VarDCT, and extra channels. Standard: ISO/IEC
 * 18181-1 G.1.3, G.2.3, G.4.2. Not thread-safe.
 */
final class ModularFrame {
    private static final int NO_SHIFT = 1000;

    private final FrameHeader header;
    private final FrameLayout layout;
    private final ModularImage image;
    private final int colours;
    private MaTree tree;
    private int begun;

    ModularFrame(FrameHeader header, FrameLayout layout, ImageHeader imageHeader) {
        this.header = header;
        this.layout = layout;
        boolean one = imageHeader.colour().grey() && !header.ycbcr && !imageHeader.xyb();
        colours = !header.modular ? 0 : one ? 1 : 3;
        image = new ModularImage(imageHeader.depth().bits());
        for (int c = 0; c < colours; c++) {
            int x = header.shiftX[c];
            int y = header.shiftY[c];
            image.add(new ModularChannel(
                    FrameHeader.divideUp(layout.width(), 1 << x), FrameHeader.divideUp(layout.height(), 1 << y), x, y));
        }
        for (int upsampling : header.extraUpsampling) {
            int shift = HybridInteger.ceilLog2(upsampling) - HybridInteger.ceilLog2(header.upsampling);
            image.add(new ModularChannel(
                    FrameHeader.divideUp(header.fullWidth, upsampling),
                    FrameHeader.divideUp(header.fullHeight, upsampling),
                    shift,
                    shift));
        }
    }

    /** The tree that sections may share; null where there is none. */
    MaTree tree() {
        return tree;
    }

    int colours() {
        return colours;
    }

    void readGlobal(XlBits bits) throws DicomException {
        if (bits.bool()) {
            long samples = (long) layout.width() * layout.height() * (image.channels.size() + 3);
            tree = MaTree.read(bits, 1024 + samples / 16);
        }
        new ModularStream(tree, 0).decode(bits, image, layout.groupSize());
        begun = ModularStream.end(image, layout.groupSize());
    }

    void readLowGroup(XlBits bits, int group) throws DicomException {
        int size = 8 * layout.groupSize();
        FrameLayout.Area area = layout.lowGroup(group);
        readPart(
                bits,
                new FrameLayout.Area(area.column(), area.row(), size, size),
                new Part((int) (1 + layout.lowGroups() + group), 3, NO_SHIFT));
    }

    void readGroup(XlBits bits, int pass, int group) throws DicomException {
        int size = layout.groupSize();
        FrameLayout.Area area = layout.group(group);
        long section = 1 + 3 * layout.lowGroups() + 17 + layout.groups() * pass + group;
        readPart(
                bits,
                new FrameLayout.Area(area.column(), area.row(), size, size),
                new Part((int) section, header.passes.leastShift(pass), header.passes.mostShift(pass)));
    }

    /** Channels reduced by 2 to a power from {@code least} to {@code most} are in a section. */
    private record Part(int section, int least, int most) {
        boolean holds(ModularChannel channel) {
            int shift = Math.min(channel.shiftX, channel.shiftY);
            return shift >= least && shift <= most;
        }
    }

    private void readPart(XlBits bits, FrameLayout.Area area, Part part) throws DicomException {
        ModularImage piece = new ModularImage(image.bitDepth);
        List<ModularChannel> rest = image.channels.subList(begun, image.channels.size());
        for (ModularChannel channel : rest) {
            if (part.holds(channel)) {
                FrameLayout.Area at = channel.part(area);
                if (at.width() > 0 && at.height() > 0) {
                    piece.add(new ModularChannel(at.width(), at.height(), channel.shiftX, channel.shiftY));
                }
            }
        }
        new ModularStream(tree, part.section).decode(bits, piece);
        int next = 0;
        for (ModularChannel channel : rest) {
            if (part.holds(channel)) {
                FrameLayout.Area at = channel.part(area);
                if (at.width() > 0 && at.height() > 0) {
                    channel.put(at, piece.channels.get(next++));
                }
            }
        }
    }

    /** The grey or colour channels, once all sections are read; none where VarDCT codes them. */
    List<ModularChannel> finish() throws DicomException {
        image.undoTransforms();
        for (ModularChannel channel : image.channels) {
            channel.allocate();
        }
        if (image.channels.size() != colours + header.extraUpsampling.length) {
            throw Codestream.malformed("JPEG XL transforms leave other channels than there are");
        }
        for (int c = 0; c < colours; c++) {
            ModularChannel channel = image.channels.get(c);
            if (channel.width != FrameHeader.divideUp(layout.width(), 1 << header.shiftX[c])
                    || channel.height != FrameHeader.divideUp(layout.height(), 1 << header.shiftY[c])) {
                throw Codestream.malformed("JPEG XL transforms leave a channel of another size");
            }
        }
        return image.channels.subList(0, colours);
    }
}
