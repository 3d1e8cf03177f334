package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.overread.core.document.ContentValue;
import org.overread.core.document.GraphicType;
import org.overread.core.finding.CodedConcept;
import org.overread.core.image.ImagePoint;
import org.overread.core.reference.InstanceReference;

/** Where a finding is, coordinates exactly as its document gives them. {@code role} is the item's name: Image Region, Center … */
public sealed interface Region {

    /** The name of the item, absent where it has none. */
    Optional<CodedConcept> role();

    /**
     * Points in an image, in the convention of {@link ContentValue.Scoord}.
     *
     * @param purpose Geometric Purpose of Region: "Bounded by" where the points are a box around it, not its outline
     * @param image absent where the document does not say which, or names several: it must then be drawn on none
     */
    record OnImage(
            Optional<CodedConcept> role,
            Optional<CodedConcept> purpose,
            ContentValue.Scoord shape,
            Optional<InstanceReference> image)
            implements Region {

        /** The box, where the points are an upright rectangle and the purpose says that it bounds: column0, row0, column1, row1. */
        public Optional<List<Double>> box() {
            List<ImagePoint> points = shape.points();
            boolean closed = points.size() == 5 && points.get(0).equals(points.get(4));
            if (shape.type() != GraphicType.POLYLINE || !bounds() || !(closed || points.size() == 4)) {
                return Optional.empty();
            }
            double[] columns = DoubleStream.of(
                            points.stream().mapToDouble(ImagePoint::column).toArray())
                    .sorted()
                    .distinct()
                    .toArray();
            double[] rows = DoubleStream.of(
                            points.stream().mapToDouble(ImagePoint::row).toArray())
                    .sorted()
                    .distinct()
                    .toArray();
            return columns.length == 2 && rows.length == 2 && upright()
                    ? Optional.of(List.of(columns[0], rows[0], columns[1], rows[1]))
                    : Optional.empty();
        }

        private boolean bounds() {
            return purpose.filter(code -> code.value().equals("75958009")).isPresent();
        }

        /** Each side keeps either its column or its row. */
        private boolean upright() {
            List<ImagePoint> points = shape.points();
            for (int i = 0; i < 4; i++) {
                ImagePoint from = points.get(i);
                ImagePoint to = points.get((i + 1) % 4);
                if ((from.column() == to.column()) == (from.row() == to.row())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Points in the patient: mm, LPS+, of a frame of reference. */
    record InSpace(Optional<CodedConcept> role, Optional<CodedConcept> purpose, ContentValue.Scoord3d shape)
            implements Region {}

    /**
     * Segments of a segmentation; without segment numbers, frames of it.
     *
     * @param sourceImages what was segmented
     * @param sourceSeries Series Instance UIDs of what was segmented
     */
    record Segments(
            Optional<CodedConcept> role,
            InstanceReference segmentation,
            List<InstanceReference> sourceImages,
            List<String> sourceSeries)
            implements Region {
        public Segments {
            sourceImages = List.copyOf(sourceImages);
            sourceSeries = List.copyOf(sourceSeries);
        }
    }

    /** An image, or frames of it, as a whole. */
    record WholeImage(Optional<CodedConcept> role, InstanceReference image) implements Region {}
}
