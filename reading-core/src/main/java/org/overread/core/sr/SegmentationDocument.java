package org.overread.core.sr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Uids;
import org.overread.core.dicom.Vr;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.study.Instance;

/** A binary Segmentation (PS3.3 A.51): a segment for each finding or label, frames only where it has pixels. */
final class SegmentationDocument {
    /** What it is made for, in the words that other viewers show. */
    record Purpose(int seriesNumber, String seriesDescription, String contentLabel, String contentDescription) {
        private static final String FINDINGS = "FINDINGS";

        static final Purpose VERIFIED = new Purpose(
                9002, "AI-assisted reading, segments", FINDINGS, "Segments of findings that a reader has verified");

        static Purpose unverified(ModelIdentity model) {
            return new Purpose(
                    9004,
                    UnverifiedReportDocument.labelled("AI segments, unverified", model),
                    FINDINGS,
                    "Segments found by AI; no reader has assessed them");
        }

        static Purpose unverifiedMap(ModelIdentity model) {
            return new Purpose(
                    9004,
                    UnverifiedReportDocument.labelled("AI segments, unverified", model),
                    "LABELS",
                    "Anatomy segmented by AI; no reader has assessed it");
        }

        private DocumentHeader.Kind kind() {
            return new DocumentHeader.Kind(SopClass.SEGMENTATION, "SEG", seriesNumber, seriesDescription);
        }
    }

    /** One frame of the segmentation. */
    record Frame(SegmentationPlan.Segment segment, SegmentFrame source) {}

    /** @param seriesUid of the segmentation itself */
    static DataSet of(Purpose purpose, DocumentHeader header, String seriesUid, SegmentationPlan.Segmentation plan) {
        DataSet document = header.begin(purpose.kind(), seriesUid, plan.sopInstanceUid());
        List<Frame> frames = new ArrayList<>();
        SegmentPositions positions = SegmentPositions.of(plan);
        for (SegmentationPlan.Segment segment : plan.segments()) {
            segment.frames().stream().sorted(positions).forEach(source -> frames.add(new Frame(segment, source)));
        }
        document.putString(Tag.ContentDescription, Vr.LO, purpose.contentDescription());
        document.putString(Tag.ContentLabel, Vr.CS, purpose.contentLabel());
        putImage(document, plan, frames);
        putFrameOfReference(document, frames.get(0).source());
        DocumentHeader.putAlgorithms(
                document,
                plan.segments().stream()
                        .flatMap(segment -> segment.content().model().stream())
                        .distinct()
                        .toList());
        document.putItems(
                Tag.SegmentSequence,
                plan.segments().stream().map(SegmentDescription::of).toList());
        putDimensions(document, plan);
        new SegmentFunctionalGroups(plan, positions).put(document, frames);
        document.putItems(Tag.ReferencedSeriesSequence, referencedSeries(plan, frames));
        return document;
    }

    private static void putImage(DataSet document, SegmentationPlan.Segmentation plan, List<Frame> frames) {
        document.putString(Tag.ImageType, Vr.CS, "DERIVED", "PRIMARY")
                .putEmpty(Tag.ContentCreatorName, Vr.PN)
                .putString(Tag.SegmentationType, Vr.CS, "BINARY")
                .putInteger(Tag.SamplesPerPixel, Vr.US, 1)
                .putString(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2")
                .putString(Tag.NumberOfFrames, Vr.IS, Integer.toString(frames.size()))
                .putInteger(Tag.Rows, Vr.US, plan.rows())
                .putInteger(Tag.Columns, Vr.US, plan.columns())
                .putInteger(Tag.BitsAllocated, Vr.US, 1)
                .putInteger(Tag.BitsStored, Vr.US, 1)
                .putInteger(Tag.HighBit, Vr.US, 0)
                .putInteger(Tag.PixelRepresentation, Vr.US, 0)
                .putBytes(Tag.PixelData, Vr.OB, pixels(plan, frames));
        putLossy(document, frames);
    }

    private static byte[] pixels(SegmentationPlan.Segmentation plan, List<Frame> frames) {
        long perFrame = (long) plan.columns() * plan.rows();
        byte[] packed = new byte[Math.toIntExact((perFrame * frames.size() + 7) / 8)];
        for (int i = 0; i < frames.size(); i++) {
            frames.get(i).source().pack(packed, i * perFrame, plan.columns(), plan.rows());
        }
        return packed;
    }

    /** What was made of images that once were compressed with loss says so for ever (PS3.3 C.7.6.1.1.5). */
    private static void putLossy(DataSet document, List<Frame> frames) {
        Optional<DataSet> lossy = frames.stream()
                .map(frame -> frame.source().instance().header())
                .filter(header ->
                        header.string(Tag.LossyImageCompression).orElse("00").equals("01"))
                .findFirst();
        document.putString(Tag.LossyImageCompression, Vr.CS, lossy.isPresent() ? "01" : "00");
        lossy.ifPresent(header -> {
            header.element(Tag.LossyImageCompressionRatio).ifPresent(document::put);
            header.element(Tag.LossyImageCompressionMethod).ifPresent(document::put);
        });
    }

    private static void putFrameOfReference(DataSet document, SegmentFrame any) {
        document.putString(
                Tag.FrameOfReferenceUID, Vr.UI, any.plane().orElseThrow().frameOfReferenceUid());
        document.putEmpty(Tag.PositionReferenceIndicator, Vr.LO);
        any.instance()
                .header()
                .string(Tag.PositionReferenceIndicator)
                .ifPresent(indicator -> document.putString(Tag.PositionReferenceIndicator, Vr.LO, indicator));
    }

    /** Frames are indexed by segment, then by position (PS3.3 C.7.6.17). */
    private static void putDimensions(DataSet document, SegmentationPlan.Segmentation plan) {
        String organization = Uids.named(plan.sopInstanceUid() + " dimensions");
        document.putItems(
                Tag.DimensionOrganizationSequence,
                new DataSet().putString(Tag.DimensionOrganizationUID, Vr.UI, organization));
        document.putItems(
                Tag.DimensionIndexSequence,
                dimension(organization, Tag.ReferencedSegmentNumber, Tag.SegmentIdentificationSequence, "Segment"),
                dimension(organization, Tag.ImagePositionPatient, Tag.PlanePositionSequence, "Position"));
    }

    private static DataSet dimension(String organization, int index, int group, String label) {
        return new DataSet()
                .putString(Tag.DimensionOrganizationUID, Vr.UI, organization)
                .putInteger(Tag.DimensionIndexPointer, Vr.AT, index)
                .putInteger(Tag.FunctionalGroupPointer, Vr.AT, group)
                .putString(Tag.DimensionDescriptionLabel, Vr.LO, label);
    }

    /** Common Instance Reference (PS3.3 C.12.2). */
    private static DataSet referencedSeries(SegmentationPlan.Segmentation plan, List<Frame> frames) {
        Map<String, DataSet> instances = new LinkedHashMap<>();
        for (Frame frame : frames) {
            Instance source = frame.source().instance();
            instances.putIfAbsent(source.sopInstanceUid(), References.instance(source));
        }
        return new DataSet()
                .putItems(Tag.ReferencedInstanceSequence, List.copyOf(instances.values()))
                .putString(Tag.SeriesInstanceUID, Vr.UI, plan.source().seriesInstanceUid());
    }

    private SegmentationDocument() {}
}
