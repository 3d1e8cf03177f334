package org.overread.core.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Element;
import org.overread.core.dicom.Value;
import org.overread.core.image.FrameRef;
import org.overread.core.image.OverlayBitmap;
import org.overread.core.image.OverlayPlane;
import org.overread.core.image.OverlayPlane.Kind;

/** The overlays that an image carries in groups 6000 to 601E, up to 16 (PS3.3 C.9.2). */
public final class OverlayPlanes {
    private static final int FIRST_GROUP = 0x6000;
    private static final int LAST_GROUP = 0x601E;
    private static final int ROWS = 0x0010;
    private static final int COLUMNS = 0x0011;
    private static final int FRAMES = 0x0015;
    private static final int DESCRIPTION = 0x0022;
    private static final int TYPE = 0x0040;
    private static final int SUBTYPE = 0x0045;
    private static final int ORIGIN = 0x0050;
    private static final int IMAGE_FRAME_ORIGIN = 0x0051;
    private static final int ROI_AREA = 0x1301;
    private static final int ROI_MEAN = 0x1302;
    private static final int ROI_STANDARD_DEVIATION = 0x1303;
    private static final int LABEL = 0x1500;
    static final int BIT_POSITION = 0x0102;
    private static final int DATA = 0x3000;

    /** What the overlays say of themselves; those without a size are left out. */
    public static List<OverlayPlane> of(DataSet header) {
        List<OverlayPlane> planes = new ArrayList<>();
        for (int group = FIRST_GROUP; group <= LAST_GROUP; group += 2) {
            plane(header, group).ifPresent(planes::add);
        }
        return List.copyOf(planes);
    }

    /**
     * The bitmaps over a frame, numbered from 1; only theirs are read.
     *
     * @param damaged overlays that cannot be read
     */
    public record Over(List<OverlayBitmap> bitmaps, int damaged) {
        public static final Over NONE = new Over(List.of(), 0);

        public Over {
            bitmaps = List.copyOf(bitmaps);
        }
    }

    /** Reads the bitmaps over a frame. Thread: blocks for the disk. */
    public static Over over(Instance instance, int frameNumber) {
        List<OverlayBitmap> bitmaps = new ArrayList<>();
        int damaged = 0;
        FrameRef ref = new FrameRef(instance.sopInstanceUid(), frameNumber);
        for (OverlayPlane plane : of(instance.header())) {
            try {
                Optional<byte[]> bits = OverlayBits.of(instance, plane, frameNumber);
                bits.ifPresent(read -> bitmaps.add(new OverlayBitmap(ref, plane, read)));
            } catch (IOException e) {
                damaged++;
            }
        }
        return new Over(bitmaps, damaged);
    }

    private static Optional<OverlayPlane> plane(DataSet header, int group) {
        int rows = header.integer(tag(group, ROWS)).orElse(0);
        int columns = header.integer(tag(group, COLUMNS)).orElse(0);
        if (rows < 1 || columns < 1) {
            return Optional.empty();
        }
        double[] origin = header.numbers(tag(group, ORIGIN));
        OptionalInt frames = header.integer(tag(group, FRAMES));
        OptionalInt frameOrigin = header.integer(tag(group, IMAGE_FRAME_ORIGIN));
        boolean embedded = data(header, group).isEmpty();
        return Optional.of(new OverlayPlane(
                group,
                header.string(tag(group, TYPE)).orElse("G").equals("R") ? Kind.REGION : Kind.GRAPHICS,
                header.string(tag(group, SUBTYPE)).orElse(""),
                header.string(tag(group, LABEL)).orElse(""),
                header.string(tag(group, DESCRIPTION)).orElse(""),
                columns,
                rows,
                origin.length == 2 ? (short) (int) origin[1] - 1 : 0,
                origin.length == 2 ? (short) (int) origin[0] - 1 : 0,
                Math.max(1, frames.orElse(1)),
                frameOrigin.orElse(1),
                embedded || frames.orElse(1) <= 1 && frameOrigin.isEmpty(),
                area(header.number(tag(group, ROI_AREA))),
                header.number(tag(group, ROI_MEAN)),
                header.number(tag(group, ROI_STANDARD_DEVIATION))));
    }

    /** Overlay Data, where there are any. */
    static Optional<Element> data(DataSet header, int group) {
        return header.element(tag(group, DATA))
                .filter(data -> !(data.value() instanceof Value.Stored stored) || stored.length() > 0);
    }

    private static OptionalLong area(OptionalDouble stated) {
        return stated.isPresent() ? OptionalLong.of((long) stated.getAsDouble()) : OptionalLong.empty();
    }

    static int tag(int group, int element) {
        return group << 16 | element;
    }

    private OverlayPlanes() {}
}
