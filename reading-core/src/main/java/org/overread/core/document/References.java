package org.overread.core.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.reference.InstanceReference;
import org.overread.core.reference.SeriesReference;
import org.overread.core.reference.StudyReference;

/** Reads references as far as they go: what one lacks is named, and the others are read. */
final class References {

    /** A reference; its class is empty where the item has none. Errors: without instance, or of impossible frames. */
    static InstanceReference of(DataSet item, Consumer<String> problem) throws DicomException {
        if (item.string(Tag.ReferencedSOPClassUID).isPresent()) {
            return InstanceReference.of(item);
        }
        problem.accept("no " + Required.name(Tag.ReferencedSOPClassUID));
        DataSet filled = new DataSet();
        item.elements().forEach(filled::put);
        InstanceReference read = InstanceReference.of(filled.putString(Tag.ReferencedSOPClassUID, Vr.UI, "0.0"));
        return new InstanceReference("", read.sopInstanceUid(), read.frames(), read.segments());
    }

    /** Hierarchical references: evidence, predecessors, identical documents (PS3.3 C.17.2.1). */
    static List<StudyReference> hierarchical(DataSet from, int tag, Consumer<String> problem) {
        List<StudyReference> studies = new ArrayList<>();
        for (DataSet study : from.items(tag)) {
            List<SeriesReference> series = new ArrayList<>();
            for (DataSet one : study.items(Tag.ReferencedSeriesSequence)) {
                series.add(new SeriesReference(
                        uid(one, Tag.SeriesInstanceUID, tag, problem), instances(one, tag, problem)));
            }
            studies.add(new StudyReference(uid(study, Tag.StudyInstanceUID, tag, problem), series));
        }
        return List.copyOf(studies);
    }

    private static String uid(DataSet item, int uidTag, int within, Consumer<String> problem) {
        Optional<String> uid = item.string(uidTag);
        if (uid.isEmpty()) {
            problem.accept("no " + Required.name(uidTag) + " in " + Required.name(within));
        }
        return uid.orElse("");
    }

    private static List<InstanceReference> instances(DataSet series, int within, Consumer<String> problem) {
        List<InstanceReference> instances = new ArrayList<>();
        for (DataSet item : series.items(Tag.ReferencedSOPSequence)) {
            try {
                instances.add(of(item, problem));
            } catch (DicomException e) {
                problem.accept(e.getMessage() + " in " + Required.name(within));
            }
        }
        return instances;
    }

    private References() {}
}
