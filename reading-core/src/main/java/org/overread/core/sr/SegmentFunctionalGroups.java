package org.overread.core.sr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.Direction;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.PatientPoint;
import org.overread.core.study.SliceStack;

/**
 * The functional groups of a segmentation (PS3.3 C.7.6.16): where each frame lies and which image it was made from.
 * Orientation and spacing are shared where all frames have them in common, else they stand with each frame.
 */
final class SegmentFunctionalGroups {
    private final SegmentationPlan.Segmentation plan;
    private final SegmentPositions positions;

    SegmentFunctionalGroups(SegmentationPlan.Segmentation plan, SegmentPositions positions) {
        this.plan = plan;
        this.positions = positions;
    }

    void put(DataSet document, List<SegmentationDocument.Frame> frames) {
        SegmentFrame first = frames.get(0).source();
        DataSet shared = new DataSet();
        Map<Integer, DataSet> common = new TreeMap<>(geometry(first));
        common.entrySet()
                .removeIf(group -> frames.stream()
                        .anyMatch(frame ->
                                !same(group.getValue(), geometry(frame.source()).get(group.getKey()))));
        common.forEach((tag, item) -> shared.putItems(tag, item));
        List<DataSet> perFrame = new ArrayList<>();
        for (SegmentationDocument.Frame frame : frames) {
            DataSet groups = new DataSet();
            geometry(frame.source()).forEach((tag, item) -> {
                if (!common.containsKey(tag)) {
                    groups.putItems(tag, item);
                }
            });
            perFrame.add(groupsOf(frame, groups));
        }
        document.putItems(Tag.SharedFunctionalGroupsSequence, shared);
        document.putItems(Tag.PerFrameFunctionalGroupsSequence, perFrame);
    }

    private DataSet groupsOf(SegmentationDocument.Frame frame, DataSet groups) {
        SegmentFrame source = frame.source();
        PatientPoint first = source.plane().orElseThrow().firstPixelCentre();
        return groups.putItems(
                        Tag.FrameContentSequence,
                        new DataSet()
                                .putInteger(
                                        Tag.DimensionIndexValues,
                                        Vr.UL,
                                        frame.segment().number(),
                                        positions.rank(source)))
                .putItems(
                        Tag.PlanePositionSequence,
                        new DataSet().putDecimal(Tag.ImagePositionPatient, first.x(), first.y(), first.z()))
                .putItems(
                        Tag.SegmentIdentificationSequence,
                        new DataSet()
                                .putInteger(
                                        Tag.ReferencedSegmentNumber,
                                        Vr.US,
                                        frame.segment().number()))
                .putItems(Tag.DerivationImageSequence, derivation(source));
    }

    private static DataSet derivation(SegmentFrame source) {
        DataSet image = References.frame(source.instance(), source.frame().frameNumber())
                .putItems(Tag.PurposeOfReferenceCodeSequence, CodeItems.of(Concepts.PROCESSING_SOURCE))
                .putString(Tag.SpatialLocationsPreserved, Vr.CS, "YES");
        return new DataSet()
                .putItems(Tag.SourceImageSequence, image)
                .putItems(Tag.DerivationCodeSequence, CodeItems.of(Concepts.SEGMENTATION));
    }

    /** Plane orientation and pixel measures of a source frame, by the tag of their functional group. */
    private Map<Integer, DataSet> geometry(SegmentFrame frame) {
        ImagePlane plane = frame.plane().orElseThrow();
        Direction row = plane.alongRow();
        Direction column = plane.alongColumn();
        DataSet orientation = new DataSet()
                .putDecimal(Tag.ImageOrientationPatient, row.x(), row.y(), row.z(), column.x(), column.y(), column.z());
        DataSet measures = new DataSet()
                .putDecimal(
                        Tag.PixelSpacing,
                        plane.spacing().betweenRowsMm(),
                        plane.spacing().betweenColumnsMm());
        OptionalDouble thickness = frame.instance().header().number(Tag.SliceThickness);
        if (thickness.isPresent() && thickness.getAsDouble() > 0) {
            measures.putDecimal(Tag.SliceThickness, thickness.getAsDouble());
        }
        sliceSpacing().ifPresent(spacing -> measures.putDecimal(Tag.SpacingBetweenSlices, spacing));
        return Map.of(Tag.PlaneOrientationSequence, orientation, Tag.PixelMeasuresSequence, measures);
    }

    /** Distance of neighbouring slices of an evenly spaced series, mm. */
    private OptionalDouble sliceSpacing() {
        Optional<SliceStack> volume = plan.source().volume();
        return volume.isPresent() ? volume.get().spacingMm() : OptionalDouble.empty();
    }

    private static boolean same(DataSet one, DataSet other) {
        return one.elements().stream()
                        .allMatch(element -> one.strings(element.tag()).equals(other.strings(element.tag())))
                && one.elements().size() == other.elements().size();
    }
}
