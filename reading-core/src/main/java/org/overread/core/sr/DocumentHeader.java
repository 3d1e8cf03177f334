package org.overread.core.sr;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.finding.FindingOrigin;
import org.overread.core.inference.ModelIdentity;
import org.overread.core.report.Evidence;
import org.overread.core.report.FindingStatement;
import org.overread.core.report.StationIdentity;
import org.overread.core.review.ReviewedFinding;
import org.overread.core.study.Study;

/** What the SR and SEG of one reading or run have in common: SOP, patient, study, series, equipment. */
final class DocumentHeader {

    /** Which document it is to be. */
    record Kind(String sopClassUid, String modality, int seriesNumber, String seriesDescription) {}

    private final StationIdentity station;
    private final Study study;
    private final Optional<DataSet> source;
    private final Instant at;
    private final DicomTimes times;

    /** @param at when the document is made, in the station's zone */
    DocumentHeader(StationIdentity station, Study study, Evidence evidence, ZonedDateTime at) {
        this.station = station;
        this.study = study;
        this.source = evidence.bySeries().stream()
                .flatMap(series -> series.instances().stream())
                .findFirst()
                .or(() -> study.series().stream()
                        .flatMap(series -> series.instances().stream())
                        .findFirst())
                .map(instance -> instance.header());
        this.at = at.toInstant();
        this.times = new DicomTimes(at.getZone());
    }

    /** A data set with everything but the content. */
    DataSet begin(Kind kind, String seriesInstanceUid, String sopInstanceUid) {
        DataSet document = new DataSet();
        PatientAndStudy.copy(study, source, document);
        document.putString(Tag.SOPClassUID, Vr.UI, kind.sopClassUid())
                .putString(Tag.SOPInstanceUID, Vr.UI, sopInstanceUid)
                .putString(Tag.Modality, Vr.CS, kind.modality())
                .putString(Tag.SeriesInstanceUID, Vr.UI, seriesInstanceUid)
                .putString(Tag.SeriesNumber, Vr.IS, Integer.toString(kind.seriesNumber()))
                .putString(Tag.SeriesDescription, Vr.LO, kind.seriesDescription())
                .putString(Tag.InstanceNumber, Vr.IS, "1");
        times.put(document, Tag.SeriesDate, Tag.SeriesTime, at);
        times.put(document, Tag.ContentDate, Tag.ContentTime, at);
        times.put(document, Tag.InstanceCreationDate, Tag.InstanceCreationTime, at);
        document.putString(Tag.Manufacturer, Vr.LO, SingleValue.of(station.manufacturer()))
                .putString(Tag.ManufacturerModelName, Vr.LO, SingleValue.of(station.model()))
                .putString(Tag.SoftwareVersions, Vr.LO, SingleValue.of(station.softwareVersion()))
                .putString(Tag.DeviceSerialNumber, Vr.LO, SingleValue.of(station.serialNumber()));
        return document;
    }

    DicomTimes times() {
        return times;
    }

    /** Contributing Equipment Sequence (PS3.3 C.12.1): each algorithm with the values that it has in the content. */
    static void putAlgorithms(DataSet document, List<ModelIdentity> models) {
        List<DataSet> items = models.stream()
                .map(model -> new DataSet()
                        .putItems(Tag.PurposeOfReferenceCodeSequence, CodeItems.of(Concepts.PROCESSING_EQUIPMENT))
                        .putString(Tag.Manufacturer, Vr.LO, SingleValue.of(model.manufacturer()))
                        .putString(Tag.ManufacturerModelName, Vr.LO, SingleValue.of(model.name()))
                        .putString(Tag.SoftwareVersions, Vr.LO, SingleValue.of(model.version()))
                        .putString(Tag.DeviceUID, Vr.UI, model.deviceUid())
                        .putString(Tag.ContributionDescription, Vr.ST, FindingStatement.name(model)))
                .toList();
        if (!items.isEmpty()) {
            document.putItems(Tag.ContributingEquipmentSequence, items);
        }
    }

    /** The models that found them, each once. */
    static List<ModelIdentity> models(List<ReviewedFinding> findings) {
        return findings.stream()
                .map(reviewed -> reviewed.finding().origin())
                .filter(FindingOrigin.Model.class::isInstance)
                .map(origin -> ((FindingOrigin.Model) origin).model())
                .distinct()
                .toList();
    }
}
