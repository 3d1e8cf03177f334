package org.overread.core.result;

import java.util.List;
import java.util.Optional;
import org.overread.core.image.FrameRef;
import org.overread.core.measurement.Shape;
import org.overread.core.reformat.ReformatPlane;

/**
 * What a report of any system says was measured on a frame, or in the patient. Its numbers are the report's, and are not measured anew.
 *
 * @param trackingUid absent where the report names none
 * @param numbers as written, each with its own unit
 * @param author who measured; else who verified; absent where the report does not say
 * @param verified whether a reader verified the report
 */
public record ReportedShape(
        Optional<String> trackingUid,
        Place place,
        Shape shape,
        String label,
        List<ResultMeasurement> numbers,
        Optional<String> author,
        boolean verified) {
    /** Where the points of a shape are. */
    public sealed interface Place {}

    /** Points of a frame. */
    public record OnFrame(FrameRef frame) implements Place {}

    /** Points of a plane in the patient; how thick it was the report does not say. */
    public record InSpace(ReformatPlane plane) implements Place {}

    public ReportedShape {
        numbers = List.copyOf(numbers);
    }
}
