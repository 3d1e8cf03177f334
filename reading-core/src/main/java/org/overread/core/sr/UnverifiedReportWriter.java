package org.overread.core.sr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Uids;
import org.overread.core.inference.ResultMap;
import org.overread.core.report.Evidence;
import org.overread.core.report.StationIdentity;
import org.overread.core.review.ReviewedFinding;

/**
 * The DICOM documents of a model's result before any reader has seen it: an unverified Comprehensive 3D SR (TID 1500), a
 * Segmentation for each series that findings have masks on, and one for each map of anatomy on the series' own frames. Explicit VR little endian, Part 10. Deterministic in its
 * argument.
 *
 * <p>Errors: IllegalArgumentException where a finding points at something that the study does not have, or at another
 * patient ({@link Evidence}).
 */
public final class UnverifiedReportWriter {
    private final StationIdentity station;

    public UnverifiedReportWriter(StationIdentity station) {
        this.station = station;
    }

    /** The SR first; none where the run gave no result: not eligible, failed, not ended, silent. */
    public List<UnverifiedDocument> write(UnverifiedRun written) {
        if (!written.hasResult()) {
            return List.of();
        }
        UnverifiedIds ids = written.ids();
        Evidence evidence = Evidence.of(written.study(), written.run());
        SegmentationPlan plan = SegmentationPlan.of(
                ReviewedFinding.notAssessed(written.run().findings()),
                evidence,
                ids.segSeriesUid(),
                ids.segSopInstanceUid());
        DocumentHeader header = new DocumentHeader(station, written.study(), evidence, written.writtenAt());
        List<UnverifiedDocument> documents = new ArrayList<>();
        documents.add(
                bytes(UnverifiedDocument.Kind.SR, new UnverifiedReportDocument(written, header).of(evidence, plan)));
        SegmentationDocument.Purpose purpose =
                SegmentationDocument.Purpose.unverified(written.run().model());
        for (SegmentationPlan.Segmentation segmentation : plan.segmentations()) {
            documents.add(bytes(
                    UnverifiedDocument.Kind.SEG,
                    SegmentationDocument.of(purpose, header, ids.segSeriesUid(), segmentation)));
        }
        for (ResultMap map : written.run().whole().maps()) {
            if (map instanceof ResultMap.LabelMap labels) {
                LabelMapSegments.of(
                                labels,
                                written.run().model(),
                                evidence,
                                Uids.named(ids.segSopInstanceUid() + " map " + map.name()))
                        .ifPresent(segments -> documents.add(bytes(
                                UnverifiedDocument.Kind.SEG,
                                SegmentationDocument.of(
                                        SegmentationDocument.Purpose.unverifiedMap(
                                                written.run().model()),
                                        header,
                                        ids.segSeriesUid(),
                                        segments))));
            }
        }
        return documents;
    }

    private static UnverifiedDocument bytes(UnverifiedDocument.Kind kind, DataSet document) {
        try {
            return new UnverifiedDocument(
                    kind, document.string(Tag.SOPInstanceUID).orElseThrow(), DicomWriter.toBytes(document));
        } catch (IOException e) {
            throw new IllegalArgumentException("the result cannot be written as DICOM: " + e.getMessage(), e);
        }
    }
}
