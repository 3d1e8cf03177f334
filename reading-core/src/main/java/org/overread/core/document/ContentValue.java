package org.overread.core.document;

import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.reference.InstanceReference;

/** What a content item says, by its value type (PS3.3 C.17.3.2.1). */
public sealed interface ContentValue {

    /** @param continuous Continuity of Content: the items below are one text, not separate statements */
    record Container(boolean continuous) implements ContentValue {}

    record Text(String text) implements ContentValue {}

    /** @param qualifier Numeric Value Qualifier: why there is no number, or what it is ("NaN", "Value out of range") */
    record Num(Optional<MeasuredValue> measured, Optional<CodedConcept> qualifier) implements ContentValue {}

    record Code(CodedConcept code, Optional<String> schemeVersion) implements ContentValue {}

    /** As PN gives it: family^given^middle^prefix^suffix, three groups by "=". */
    record PersonName(String name) implements ContentValue {}

    record UidRef(String uid) implements ContentValue {}

    /** YYYYMMDD. */
    record Date(String date) implements ContentValue {}

    /** HHMMSS.FFFFFF, cut off where not known. */
    record Time(String time) implements ContentValue {}

    /** YYYYMMDDHHMMSS.FFFFFF&ZZXX, cut off where not known. */
    record DateTime(String dateTime) implements ContentValue {}

    /** An image, or some of its frames or segments, and how it was shown. */
    record Image(
            InstanceReference image,
            Optional<InstanceReference> presentationState,
            Optional<InstanceReference> realWorldValueMap)
            implements ContentValue {}

    record Composite(InstanceReference instance) implements ContentValue {}

    /** @param channels empty: all of them */
    record Waveform(InstanceReference waveform, List<Channel> channels) implements ContentValue {
        public Waveform {
            channels = List.copyOf(channels);
        }

        /** A channel: multiplex group and channel in it, both from 1. */
        public record Channel(int multiplexGroup, int channel) {}
    }

    /**
     * Points in an image, exactly as given. Frame: (0, 0) is the outer corner of the first pixel, so that its centre is
     * (0.5, 0.5); of the frame, or of the total pixel matrix where {@code ofTotalPixelMatrix}. Units: pixels. Standard:
     * PS3.3 C.18.6.
     */
    record Scoord(GraphicType type, List<ImagePoint> points, boolean ofTotalPixelMatrix, Optional<String> fiducialUid)
            implements ContentValue {
        public Scoord {
            points = List.copyOf(points);
        }
    }

    /** Points in the patient, exactly as given. Units: mm. Frame: LPS+ of a frame of reference. Standard: PS3.3 C.18.9. */
    record Scoord3d(
            GraphicType3d type, List<PatientPoint> points, String frameOfReferenceUid, Optional<String> fiducialUid)
            implements ContentValue {
        public Scoord3d {
            points = List.copyOf(points);
        }
    }

    /**
     * Points in time (PS3.3 C.18.7); one of the three lists has them.
     *
     * @param range Temporal Range Type: POINT, MULTIPOINT, SEGMENT, MULTISEGMENT, BEGIN, END
     * @param samples Referenced Sample Positions, from 1
     * @param offsetsSeconds Referenced Time Offsets
     */
    record Tcoord(String range, List<Long> samples, List<Double> offsetsSeconds, List<String> dateTimes)
            implements ContentValue {
        public Tcoord {
            samples = List.copyOf(samples);
            offsetsSeconds = List.copyOf(offsetsSeconds);
            dateTimes = List.copyOf(dateTimes);
        }
    }

    /** A table (PS3.3 C.18.10): its size and headings; cells are not read. */
    record Table(int rows, int columns, List<CodedConcept> rowNames, List<CodedConcept> columnNames)
            implements ContentValue {
        public Table {
            rowNames = List.copyOf(rowNames);
            columnNames = List.copyOf(columnNames);
        }
    }

    /** A relationship by reference (PS3.3 C.17.3.2.5): to the item at a position, {@link SrDocument#item}. */
    record ByReference(String position) implements ContentValue {}

    /**
     * An item whose value cannot be understood: of an unknown value type, or damaged. It is kept, not dropped.
     *
     * @param valueType as given; empty where absent
     * @param legible what of it can be shown to a reader
     */
    record Opaque(String valueType, String reason, Optional<String> legible) implements ContentValue {}

    /** The standard's word: "NUM"; of an item by reference or without one, empty. */
    default String valueType() {
        return switch (this) {
            case Container c -> "CONTAINER";
            case Text t -> "TEXT";
            case Num n -> "NUM";
            case Code c -> "CODE";
            case PersonName p -> "PNAME";
            case UidRef u -> "UIDREF";
            case Date d -> "DATE";
            case Time t -> "TIME";
            case DateTime d -> "DATETIME";
            case Image i -> "IMAGE";
            case Composite c -> "COMPOSITE";
            case Waveform w -> "WAVEFORM";
            case Scoord s -> "SCOORD";
            case Scoord3d s -> "SCOORD3D";
            case Tcoord t -> "TCOORD";
            case Table t -> "TABLE";
            case ByReference r -> "";
            case Opaque o -> o.valueType();
        };
    }
}
