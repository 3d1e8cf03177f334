package org.overread.core.sr;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.report.Evidence;
import org.overread.core.study.Study;

/** What an SR says of its order and its evidence, whoever has verified it or not (PS3.3 C.17.2). */
final class SrDocumentGeneral {

    static void putProcedure(DataSet document, Study study) {
        putPerformedStep(document);
        document.putEmpty(Tag.PerformedProcedureCodeSequence, Vr.SQ);
        putRequest(document, study);
    }

    /** The performed step that it belongs to is not known. */
    static void putPerformedStep(DataSet document) {
        document.putEmpty(Tag.ReferencedPerformedProcedureStepSequence, Vr.SQ);
    }

    /** Referenced Request Sequence, where an accession number ties the study to an order (PS3.3 C.17.2). */
    static void putRequest(DataSet document, Study study) {
        study.accessionNumber().ifPresent(accession -> {
            DataSet request = new DataSet()
                    .putString(Tag.AccessionNumber, Vr.SH, accession)
                    .putString(Tag.StudyInstanceUID, Vr.UI, study.studyInstanceUid());
            request.putEmpty(Tag.ReferencedStudySequence, Vr.SQ);
            request.putEmpty(Tag.RequestedProcedureDescription, Vr.LO);
            request.putEmpty(Tag.RequestedProcedureCodeSequence, Vr.SQ);
            request.putEmpty(Tag.RequestedProcedureID, Vr.SH);
            request.putEmpty(Tag.PlacerOrderNumberImagingServiceRequest, Vr.LO);
            request.putEmpty(Tag.FillerOrderNumberImagingServiceRequest, Vr.LO);
            document.putItems(Tag.ReferencedRequestSequence, request);
        });
    }

    /** Every instance of the evidence, and the segmentations (PS3.3 C.17.2.3). */
    static void putEvidence(DataSet document, Evidence evidence, SegmentationPlan plan) {
        List<DataSet> series = series(evidence);
        if (!plan.isEmpty()) {
            series.add(References.series(
                    plan.seriesInstanceUid(),
                    plan.segmentations().stream()
                            .map(one -> References.instance(SopClass.SEGMENTATION, one.sopInstanceUid()))
                            .toList()));
        }
        putSeries(document, series);
    }

    /** Every instance of the evidence. */
    static void putEvidence(DataSet document, Evidence evidence) {
        putSeries(document, series(evidence));
    }

    private static List<DataSet> series(Evidence evidence) {
        List<DataSet> series = new ArrayList<>();
        for (Evidence.OfSeries referenced : evidence.bySeries()) {
            series.add(References.series(
                    referenced.series().seriesInstanceUid(),
                    referenced.instances().stream().map(References::instance).toList()));
        }
        return series;
    }

    private static void putSeries(DataSet document, List<DataSet> series) {
        if (!series.isEmpty()) {
            document.putItems(
                    Tag.CurrentRequestedProcedureEvidenceSequence,
                    new DataSet()
                            .putItems(Tag.ReferencedSeriesSequence, series)
                            .putString(
                                    Tag.StudyInstanceUID,
                                    Vr.UI,
                                    document.string(Tag.StudyInstanceUID).orElseThrow()));
        }
    }

    private SrDocumentGeneral() {}
}
