package org.overread.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.CalibratedRegion;
import org.overread.core.image.RegionAxis;

/** Reads Sequence of Ultrasound Regions (0018,6011; PS3.3 C.8.5.5). */
final class UltrasoundRegions {
    /** More regions than any scanner's screen has are not looked through. */
    private static final int MOST = 256;

    /** Regions with a rectangle and finite scales, in the file's order. */
    static List<CalibratedRegion> of(DataSet header) {
        List<CalibratedRegion> regions = new ArrayList<>();
        for (DataSet item : header.items(Tag.SequenceOfUltrasoundRegions)) {
            if (regions.size() < MOST) {
                region(item).ifPresent(regions::add);
            }
        }
        return regions;
    }

    private static Optional<CalibratedRegion> region(DataSet item) {
        OptionalInt column0 = item.integer(Tag.RegionLocationMinX0);
        OptionalInt row0 = item.integer(Tag.RegionLocationMinY0);
        OptionalInt column1 = item.integer(Tag.RegionLocationMaxX1);
        OptionalInt row1 = item.integer(Tag.RegionLocationMaxY1);
        Optional<RegionAxis> x = axis(
                item,
                new AxisTags(
                        Tag.PhysicalUnitsXDirection,
                        Tag.PhysicalDeltaX,
                        Tag.ReferencePixelX0,
                        Tag.ReferencePixelPhysicalValueX));
        Optional<RegionAxis> y = axis(
                item,
                new AxisTags(
                        Tag.PhysicalUnitsYDirection,
                        Tag.PhysicalDeltaY,
                        Tag.ReferencePixelY0,
                        Tag.ReferencePixelPhysicalValueY));
        if (column0.isEmpty() || row0.isEmpty() || column1.isEmpty() || row1.isEmpty() || x.isEmpty() || y.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CalibratedRegion(
                column0.getAsInt(),
                row0.getAsInt(),
                column1.getAsInt(),
                row1.getAsInt(),
                format(item.integer(Tag.RegionSpatialFormat).orElse(0)),
                item.integer(Tag.RegionDataType).orElse(0),
                (item.number(Tag.RegionFlags).orElse(0) % 2) == 1,
                x.get(),
                y.get()));
    }

    /** The attributes of one axis. */
    private record AxisTags(int unit, int delta, int reference, int value) {}

    private static Optional<RegionAxis> axis(DataSet item, AxisTags tags) {
        OptionalDouble delta = item.number(tags.delta());
        OptionalInt code = item.integer(tags.unit());
        RegionAxis.Unit[] units = RegionAxis.Unit.values();
        if (delta.isEmpty() || code.isEmpty() || code.getAsInt() < 0 || code.getAsInt() >= units.length) {
            return Optional.empty();
        }
        return Optional.of(new RegionAxis(
                units[code.getAsInt()], delta.getAsDouble(), item.number(tags.reference()), item.number(tags.value())));
    }

    /** A format of a later edition is none that lengths are taken in. */
    private static CalibratedRegion.Format format(int code) {
        CalibratedRegion.Format[] formats = CalibratedRegion.Format.values();
        return code >= 0 && code < formats.length ? formats[code] : CalibratedRegion.Format.GRAPHICS;
    }

    private UltrasoundRegions() {}
}
