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
    private final Planes[] references;
    private Patches patches;
    private float[] lowScale;

    /** @param references frames kept for patches; null where none is */
    FrameDecoder(ImageHeader image, FrameHeader header, TableOfContents contents, Planes[] references) {
        this.image = image;
        this.header = header;
        this.contents = contents;
        this.references = references;
        layout = FrameLayout.of(header);
        modular = new ModularFrame(header, layout, image);
    }

    Planes decode() throws DicomException {
        int lowGroups = (int) layout.lowGroups();
        int groups = (int) layout.groups();
        readGlobal(contents.section(0));
        for (int group = 0; group < lowGroups; group++) {
            XlBits bits = contents.section(1 + group);
            modular.readLowGroup(bits, group);
            bits.finish();
        }
        for (int pass = 0; pass < header.passes.count(); pass++) {
            for (int group = 0; group < groups; group++) {
                XlBits bits = contents.section(2 + lowGroups + pass * groups + group);
                modular.readGroup(bits, pass, group);
                bits.finish();
            }
        }
        Planes planes = planes(modular.finish());
        if (patches != null) {
            patches.draw(planes);
        }
        return planes;
    }

    private void readGlobal(XlBits bits) throws DicomException {
        if (header.patches()) {
            patches = Patches.read(bits, references, layout, image.extra().length);
        }
        lowScale = LowScale.read(bits);
        if (!header.modular) {
            throw Codestream.unsupported("JPEG XL with VarDCT");
        }
        modular.readGlobal(bits);
        bits.finish();
    }

    private Planes planes(List<ModularChannel> channels) {
        int[][] integers = new int[channels.size()][];
        for (int c = 0; c < integers.length; c++) {
            integers[c] = channels.get(c).samples;
        }
        return Planes.exact(layout.width(), layout.height(), integers);
    }
}
