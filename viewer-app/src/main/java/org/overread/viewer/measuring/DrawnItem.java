package org.overread.viewer.measuring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.measurement.Shape;
import org.overread.core.reformat.ReformatPlane;

/**
 * Something drawn, as it is shown on its frame and in the list.
 *
 * @param own the reader's own annotation that it is; empty for what a report says
 * @param plane the plane through a volume that it is drawn on, in place of the frame
 * @param values in lines
 * @param author who made it, where that is another than this reader, with what it stands in; may be empty
 * @param editable whether it can be changed
 */
public record DrawnItem(
        Optional<TrackingUid> own,
        FrameRef frame,
        Optional<ReformatPlane> plane,
        Shape shape,
        String label,
        List<String> values,
        String author,
        boolean editable) {
    public DrawnItem {
        values = List.copyOf(values);
    }

    /** The middle of its points, of what is drawn on a plane through a volume. */
    Optional<PatientPoint> middle() {
        return plane.map(on -> on.toPatient(new ImagePoint(
                shape.points().stream()
                        .mapToDouble(ImagePoint::column)
                        .average()
                        .orElseThrow(),
                shape.points().stream().mapToDouble(ImagePoint::row).average().orElseThrow())));
    }

    /** What stands beside it on the image. */
    List<String> texts() {
        List<String> lines = new ArrayList<>();
        if (!label.isBlank()) {
            lines.add(label);
        }
        lines.addAll(values);
        if (!author.isBlank()) {
            lines.add(author);
        }
        return List.copyOf(lines);
    }
}
