package org.overread.core.sr;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.CodedConcept;
import org.overread.core.report.Evidence;
import org.overread.core.report.ReportContent;
import org.overread.core.review.ReaderIdentity;

/** A Comprehensive 3D SR that a reader has verified (PS3.3 A.35.13, C.17.2): complete, verified, final. */
final class VerifiedReportDocument {
    private static final DocumentHeader.Kind KIND =
            new DocumentHeader.Kind(SopClass.COMPREHENSIVE_3D_SR, "SR", 9001, "AI-assisted reading, verified");

    static DataSet of(ReportContent content, Evidence evidence, DocumentHeader header, SegmentationPlan plan) {
        DataSet document =
                header.begin(KIND, content.ids().srSeriesUid(), content.ids().srSopInstanceUid());
        document.putEmpty(Tag.ReferencedPerformedProcedureStepSequence, Vr.SQ);
        document.putEmpty(Tag.PerformedProcedureCodeSequence, Vr.SQ);
        putRequest(document, content);
        document.putString(Tag.CompletionFlag, Vr.CS, "COMPLETE")
                .putString(Tag.VerificationFlag, Vr.CS, "VERIFIED")
                .putString(Tag.PreliminaryFlag, Vr.CS, "FINAL")
                .putItems(Tag.VerifyingObserverSequence, verifyingObserver(content, header.times()));
        DocumentHeader.putAlgorithms(document, content.stated());
        putEvidence(document, content, evidence, plan);
        new MeasurementReport(content, evidence, plan, header.times())
                .root()
                .elements()
                .forEach(document::put);
        return document;
    }

    private static DataSet verifyingObserver(ReportContent content, DicomTimes times) {
        ReaderIdentity reader = content.reader();
        DataSet item = new DataSet()
                .putString(Tag.VerifyingOrganization, Vr.LO, SingleValue.of(reader.organization()))
                .putString(Tag.VerificationDateTime, Vr.DT, times.dateTime(content.signedAt()))
                .putString(Tag.VerifyingObserverName, Vr.PN, SingleValue.of(reader.personName()));
        CodedConcept id = new CodedConcept(reader.id(), reader.idScheme(), reader.personName());
        item.putItems(
                Tag.VerifyingObserverIdentificationCodeSequence,
                CodeItems.ifPossible(id).stream().toList());
        return item;
    }

    /** Referenced Request Sequence, where an accession number ties the study to an order (PS3.3 C.17.2). */
    private static void putRequest(DataSet document, ReportContent content) {
        content.study().accessionNumber().ifPresent(accession -> {
            DataSet request = new DataSet()
                    .putString(Tag.AccessionNumber, Vr.SH, accession)
                    .putString(Tag.StudyInstanceUID, Vr.UI, content.study().studyInstanceUid());
            request.putEmpty(Tag.ReferencedStudySequence, Vr.SQ);
            request.putEmpty(Tag.RequestedProcedureDescription, Vr.LO);
            request.putEmpty(Tag.RequestedProcedureCodeSequence, Vr.SQ);
            request.putEmpty(Tag.RequestedProcedureID, Vr.SH);
            request.putEmpty(Tag.PlacerOrderNumberImagingServiceRequest, Vr.LO);
            request.putEmpty(Tag.FillerOrderNumberImagingServiceRequest, Vr.LO);
            document.putItems(Tag.ReferencedRequestSequence, request);
        });
    }

    /** Every instance that the content refers to, images and segmentations (PS3.3 C.17.2.3). */
    private static void putEvidence(DataSet document, ReportContent content, Evidence evidence, SegmentationPlan plan) {
        List<DataSet> series = new ArrayList<>();
        for (Evidence.OfSeries referenced : evidence.bySeries()) {
            series.add(References.series(
                    referenced.series().seriesInstanceUid(),
                    referenced.instances().stream().map(References::instance).toList()));
        }
        if (!plan.isEmpty()) {
            series.add(References.series(
                    content.ids().segSeriesUid(),
                    plan.segmentations().stream()
                            .map(one -> References.instance(SopClass.SEGMENTATION, one.sopInstanceUid()))
                            .toList()));
        }
        if (!series.isEmpty()) {
            document.putItems(
                    Tag.CurrentRequestedProcedureEvidenceSequence,
                    new DataSet()
                            .putItems(Tag.ReferencedSeriesSequence, series)
                            .putString(
                                    Tag.StudyInstanceUID, Vr.UI, content.study().studyInstanceUid()));
        }
    }

    private VerifiedReportDocument() {}
}
