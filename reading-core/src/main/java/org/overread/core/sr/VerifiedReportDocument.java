package org.overread.core.sr;

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
        SrDocumentGeneral.putProcedure(document, content.study());
        document.putString(Tag.CompletionFlag, Vr.CS, "COMPLETE")
                .putString(Tag.VerificationFlag, Vr.CS, "VERIFIED")
                .putString(Tag.PreliminaryFlag, Vr.CS, "FINAL")
                .putItems(Tag.VerifyingObserverSequence, verifyingObserver(content, header.times()));
        DocumentHeader.putAlgorithms(document, DocumentHeader.models(content.stated()));
        SrDocumentGeneral.putEvidence(document, evidence, plan);
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

    private VerifiedReportDocument() {}
}
