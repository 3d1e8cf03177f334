package org.overread.core.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.codec.Codestream;
import org.overread.core.codec.FrameFormat;
import org.overread.core.dicom.DicomException;

/**
 * Image and tile size: the SIZ marker segment, agreed with the data set. Frame: the reference grid. Standard: T.800 A.5.1.
 *
 * @param stepX grid columns between those of the decoded frame, which is as fine as its finest component; 1 as a rule
 * @param stepY grid rows between those of the decoded frame
 */
record ImageSize(Area image, Area firstTile, int stepX, int stepY, List<SizedComponent> components) {

    /**
     * Reads the segment. Errors: MALFORMED where the area or the number of components is not that of the data set.
     */
    static ImageSize read(Codestream segment, FrameFormat format) throws DicomException {
        segment.u16();
        int x1 = segment.u32();
        int y1 = segment.u32();
        Area image = new Area(segment.u32(), segment.u32(), x1, y1);
        int tileWidth = segment.u32();
        int tileHeight = segment.u32();
        int tileX0 = segment.u32();
        int tileY0 = segment.u32();
        int count = segment.u16();
        if (count != format.samplesPerPixel()) {
            throw Codestream.malformed("JPEG 2000 of " + count + " components in a data set of another number");
        }
        boolean begins = image.x0() >= 0 && image.y0() >= 0 && !image.isEmpty();
        if (!begins || tileX0 < 0 || tileY0 < 0 || tileX0 > image.x0() || tileY0 > image.y0()) {
            throw Codestream.malformed("JPEG 2000 image area or tile offset");
        }
        long tileX1 = (long) tileX0 + Integer.toUnsignedLong(tileWidth);
        long tileY1 = (long) tileY0 + Integer.toUnsignedLong(tileHeight);
        if (tileX1 <= image.x0() || tileY1 <= image.y0()) {
            throw Codestream.malformed("JPEG 2000 tile size");
        }
        // a tile may be declared larger than any image
        Area firstTile = new Area(
                tileX0, tileY0, (int) Math.min(Integer.MAX_VALUE, tileX1), (int) Math.min(Integer.MAX_VALUE, tileY1));
        return of(image, firstTile, components(segment, count, format), format);
    }

    private static ImageSize of(Area image, Area firstTile, List<SizedComponent> components, FrameFormat format)
            throws DicomException {
        int stepX = components.stream().mapToInt(SizedComponent::stepX).min().orElse(1);
        int stepY = components.stream().mapToInt(SizedComponent::stepY).min().orElse(1);
        stepX = image.width() == format.columns() ? 1 : stepX;
        stepY = image.height() == format.rows() ? 1 : stepY;
        Area frame = image.dividedBy(stepX, stepY);
        if (frame.width() != format.columns() || frame.height() != format.rows()) {
            throw Codestream.malformed("JPEG 2000 image area is not " + format.columns() + " x " + format.rows());
        }
        ImageSize size = new ImageSize(image, firstTile, stepX, stepY, components);
        if ((long) size.tilesAcross() * size.tilesDown() > 0xFFFF) {
            throw Codestream.malformed("JPEG 2000 of more than 65535 tiles");
        }
        return size;
    }

    private static List<SizedComponent> components(Codestream segment, int count, FrameFormat format)
            throws DicomException {
        List<SizedComponent> components = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            int depth = segment.u8();
            int precision = (depth & 0x7F) + 1;
            if (precision > format.bitsAllocated()) {
                throw Codestream.malformed("JPEG 2000 precision of " + precision + " bits");
            }
            SizedComponent component = new SizedComponent(precision, depth > 0x7F, segment.u8(), segment.u8());
            if (component.stepX() == 0 || component.stepY() == 0) {
                throw Codestream.malformed("JPEG 2000 component without samples");
            }
            components.add(component);
        }
        return List.copyOf(components);
    }

    int tilesAcross() {
        return (int) (((long) image.x1() - firstTile.x0() + firstTile.width() - 1) / firstTile.width());
    }

    int tilesDown() {
        return (int) (((long) image.y1() - firstTile.y0() + firstTile.height() - 1) / firstTile.height());
    }

    /** The area of a tile within the image. */
    Area tile(int index) {
        long left = firstTile.x0() + (long) (index % tilesAcross()) * firstTile.width();
        long top = firstTile.y0() + (long) (index / tilesAcross()) * firstTile.height();
        return new Area(
                (int) Math.max(left, image.x0()),
                (int) Math.max(top, image.y0()),
                (int) Math.min(left + firstTile.width(), image.x1()),
                (int) Math.min(top + firstTile.height(), image.y1()));
    }

    /** Whether any component has samples in a tile: a subsampled one need not. */
    boolean hasSamples(int tile) {
        Area area = tile(tile);
        return components.stream()
                .anyMatch(component ->
                        !area.dividedBy(component.stepX(), component.stepY()).isEmpty());
    }
}
