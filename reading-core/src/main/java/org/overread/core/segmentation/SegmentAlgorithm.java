package org.overread.core.segmentation;

import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.CodedConcepts;

/**
 * How a segment was made (PS3.3 C.8.20.4).
 *
 * @param type empty where absent or none of the standard's
 */
public record SegmentAlgorithm(Optional<Type> type, Optional<String> name, List<Identification> identifications) {

    /** Segment Algorithm Type: who drew it. */
    public enum Type {
        AUTOMATIC,
        SEMIAUTOMATIC,
        MANUAL
    }

    /** An item of Segmentation Algorithm Identification (PS3.3 10.16). */
    public record Identification(
            Optional<CodedConcept> family,
            Optional<String> name,
            Optional<String> version,
            Optional<String> parameters) {}

    public SegmentAlgorithm {
        identifications = List.copyOf(identifications);
    }

    static SegmentAlgorithm of(DataSet segment) {
        Optional<Type> type = segment.string(Tag.SegmentAlgorithmType).flatMap(value -> switch (value) {
            case "AUTOMATIC" -> Optional.of(Type.AUTOMATIC);
            case "SEMIAUTOMATIC" -> Optional.of(Type.SEMIAUTOMATIC);
            case "MANUAL" -> Optional.of(Type.MANUAL);
            default -> Optional.empty();
        });
        return new SegmentAlgorithm(
                type,
                segment.string(Tag.SegmentAlgorithmName),
                segment.items(Tag.SegmentationAlgorithmIdentificationSequence).stream()
                        .map(SegmentAlgorithm::identification)
                        .toList());
    }

    private static Identification identification(DataSet item) {
        return new Identification(
                CodedConcepts.first(item, Tag.AlgorithmFamilyCodeSequence),
                item.string(Tag.AlgorithmName),
                item.string(Tag.AlgorithmVersion),
                item.string(Tag.AlgorithmParameters));
    }
}
