package org.overread.core.sr;

import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.report.Evidence;

/** A Comprehensive 3D SR that no reader has verified (PS3.3 A.35.13, C.17.2): partial, unverified, preliminary, by a device. */
final class UnverifiedReportDocument {
    private static final int SERIES_NUMBER = 9003;

    private final UnverifiedRun written;
    private final DocumentHeader header;

    UnverifiedReportDocument(UnverifiedRun written, DocumentHeader header) {
        this.written = written;
        this.header = header;
    }

    DataSet of(Evidence evidence, SegmentationPlan plan) {
        ModelIdentity model = written.run().model();
        DocumentHeader.Kind kind = new DocumentHeader.Kind(
                SopClass.COMPREHENSIVE_3D_SR, "SR", SERIES_NUMBER, labelled("AI result, unverified", model));
        DataSet document =
                header.begin(kind, written.ids().srSeriesUid(), written.ids().srSopInstanceUid());
        SrDocumentGeneral.putProcedure(document, written.study());
        document.putString(Tag.CompletionFlag, Vr.CS, "PARTIAL")
                .putString(Tag.CompletionFlagDescription, Vr.LO, "AI result that no reader has assessed")
                .putString(Tag.VerificationFlag, Vr.CS, "UNVERIFIED")
                .putString(Tag.PreliminaryFlag, Vr.CS, "PRELIMINARY")
                .putItems(Tag.AuthorObserverSequence, author(model));
        DocumentHeader.putAlgorithms(document, List.of(model));
        SrDocumentGeneral.putEvidence(document, evidence, plan);
        new UnverifiedMeasurementReport(written, evidence, plan, header.times())
                .root()
                .elements()
                .forEach(document::put);
        return document;
    }

    /** Words for a list of series, with the model's limits. */
    static String labelled(String words, ModelIdentity model) {
        return model.clinicalUse() ? words : words + ", not for clinical use";
    }

    /** The device that wrote it (PS3.3 Table C.17-3b). */
    private static DataSet author(ModelIdentity model) {
        return new DataSet()
                .putString(Tag.ObserverType, Vr.CS, "DEV")
                .putString(Tag.DeviceUID, Vr.UI, model.deviceUid())
                .putString(Tag.Manufacturer, Vr.LO, SingleValue.of(model.manufacturer()))
                .putString(Tag.ManufacturerModelName, Vr.LO, SingleValue.of(model.name()))
                .putEmpty(Tag.StationName, Vr.SH)
                .putEmpty(Tag.InstitutionName, Vr.LO)
                .putEmpty(Tag.InstitutionCodeSequence, Vr.SQ);
    }
}
