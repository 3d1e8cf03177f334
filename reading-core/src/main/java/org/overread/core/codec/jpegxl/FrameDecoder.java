package org.overread.core.codec.jpegxl;

import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.dicom.DicomException;

/** One frame of a codestream being decoded. Standard: ISO/IEC 18181-1 F, G. Not thread-safe. */
final class FrameDecoder {
    private final ImageHeader image;
    private final FrameHeader header;
    private final FrameLayout layout;
    private final TableOfContents contents;
    private final ModularFrame modular;
    private final KeptFrames kept;
    private Patches patches;
    private float[] lowScale;

    /** Null where the frame is modular. */
    private VarDctFrame vardct;

    FrameDecoder(ImageHeader image, FrameHeader header, TableOfContents contents, KeptFrames kept) {
        this.image = image;
        this.header = header;
        this.contents = contents;
        this.kept = kept;
        layout = FrameLayout.of(header);
        modular = new ModularFrame(header, layout, image);
    }

    /** The frame as it is coded: grey, RGB, YCbCr or XYB. */
    Planes decode() throws DicomException {
        int lowGroups = (int) layout.lowGroups();
        int groups = (int) layout.groups();
        readGlobal(contents.section(0));
        for (int group = 0; group < lowGroups; group++) {
            readLowGroup(contents.section(1 + group), group);
        }
        if (vardct != null) {
            XlBits bits = contents.section(1 + lowGroups);
            vardct.readHigh(bits, modular.tree());
            bits.finish();
        }
        int passes = header.passes.count();
        for (int group = 0; group < groups; group++) {
            XlBits[] sections = new XlBits[passes];
            for (int pass = 0; pass < passes; pass++) {
                sections[pass] = contents.section(2 + lowGroups + pass * groups + group);
            }
            readGroup(sections, group);
        }
        Planes planes = restored(planes(modular.finish()));
        if (patches != null) {
            patches.draw(planes);
        }
        return planes;
    }

    private void readGlobal(XlBits bits) throws DicomException {
        if (header.patches()) {
            patches = Patches.read(bits, kept.forPatches(), layout, image.extra().length);
        }
        lowScale = LowScale.read(bits);
        if (!header.modular) {
            VarDctGlobal global = VarDctGlobal.read(bits, lowScale);
            vardct = new VarDctFrame(header, layout, global, image.opsin());
            if (header.usesLowFrequencyFrame()) {
                vardct.low.take(kept.lowFrequency(header.lowFrequencyLevel));
            }
        }
        modular.readGlobal(bits);
        bits.finish();
    }

    private void readLowGroup(XlBits bits, int group) throws DicomException {
        if (vardct != null) {
            vardct.readMeans(bits, group, modular.tree());
        }
        modular.readLowGroup(bits, group);
        if (vardct != null) {
            vardct.readMap(bits, group, modular.tree());
        }
        bits.finish();
    }

    private void readGroup(XlBits[] sections, int group) throws DicomException {
        if (vardct != null) {
            vardct.readGroup(group, sections);
        }
        for (int pass = 0; pass < sections.length; pass++) {
            modular.readGroup(sections[pass], pass, group);
            sections[pass].finish();
        }
    }

    private Planes planes(List<ModularChannel> channels) throws DicomException {
        if (vardct != null) {
            return vardct.finish();
        }
        int[][] integers = new int[channels.size()][];
        for (int c = 0; c < integers.length; c++) {
            integers[c] = channels.get(c).samples;
        }
        if (header.ycbcr) {
            throw Codestream.unsupported("JPEG XL with YCbCr that is not coded by cosine transforms");
        }
        return image.xyb()
                ? Planes.lossy(layout.width(), layout.height(), xyb(integers))
                : Planes.exact(layout.width(), layout.height(), integers);
    }

    /** X, Y and B from Y, X and B less Y. */
    private float[][] xyb(int[][] integers) {
        float[][] numbers = new float[3][integers[0].length];
        for (int i = 0; i < integers[0].length; i++) {
            numbers[0][i] = integers[1][i] * lowScale[0];
            numbers[1][i] = integers[0][i] * lowScale[1];
            numbers[2][i] = (integers[2][i] + integers[0][i]) * lowScale[2];
        }
        return numbers;
    }

    private Planes restored(Planes planes) {
        RestorationFilter filter = header.filter;
        if (filter.gaborish() == null && filter.iterations() == 0) {
            return planes;
        }
        Planes result = planes.exact() ? planes.inThree(image.depth().most()) : planes;
        if (filter.gaborish() != null) {
            result = Gaborish.smoothed(result, filter.gaborish());
        }
        return filter.iterations() > 0 ? EdgePreserving.filtered(filter, result, vardct) : result;
    }
}
