package org.overread.core.sr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.report.DocumentKind;
import org.overread.core.report.Evidence;
import org.overread.core.report.FrozenDocument;
import org.overread.core.report.ReportContent;
import org.overread.core.report.ReportDocumentWriter;
import org.overread.core.report.StationIdentity;

/**
 * The DICOM documents of a signed report: a verified Comprehensive 3D SR (TID 1500), and a Segmentation for each series
 * that stated findings have masks on, and a Key Object Selection (TID 2010) where the reader has marked key images. Explicit VR little endian, Part 10.
 *
 * <p>Errors: IllegalArgumentException where the content points at something that the study does not have, or at another
 * patient ({@link Evidence}).
 */
public final class DicomReportWriter implements ReportDocumentWriter {
    private final StationIdentity station;

    public DicomReportWriter(StationIdentity station) {
        this.station = station;
    }

    @Override
    public List<FrozenDocument> write(ReportContent content) {
        Evidence evidence = Evidence.of(content);
        SegmentationPlan plan = SegmentationPlan.of(
                content.stated(),
                evidence,
                content.ids().segSeriesUid(),
                content.ids().segSopInstanceUid());
        DocumentHeader header = new DocumentHeader(
                station, content.study(), evidence, content.signedAt().atZone(content.zone()));
        List<FrozenDocument> documents = new ArrayList<>();
        documents.add(frozen(DocumentKind.SR, VerifiedReportDocument.of(content, evidence, header, plan)));
        for (SegmentationPlan.Segmentation segmentation : plan.segmentations()) {
            documents.add(frozen(
                    DocumentKind.SEG,
                    SegmentationDocument.of(
                            SegmentationDocument.Purpose.VERIFIED, header, plan.seriesInstanceUid(), segmentation)));
        }
        if (!content.keyImages().isEmpty()) {
            documents.add(frozen(DocumentKind.KOS, keyObjects(content)));
        }
        return documents;
    }

    private DataSet keyObjects(ReportContent content) {
        Evidence marked = Evidence.ofKeyImages(content);
        return KeyObjectDocument.of(
                content,
                marked,
                new DocumentHeader(
                        station, content.study(), marked, content.signedAt().atZone(content.zone())));
    }

    private static FrozenDocument frozen(DocumentKind kind, DataSet document) {
        try {
            return FrozenDocument.freeze(
                    kind,
                    document.string(Tag.SOPInstanceUID).orElseThrow(),
                    "application/dicom",
                    DicomWriter.toBytes(document));
        } catch (IOException e) {
            throw new IllegalArgumentException("the report cannot be written as DICOM: " + e.getMessage(), e);
        }
    }
}
