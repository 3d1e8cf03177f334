package org.overread.core.reference;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;

/** References to instances of one study, by series. */
public record StudyReference(String studyInstanceUid, List<SeriesReference> series) {
    public StudyReference {
        series = List.copyOf(series);
    }

    /** Of a Hierarchical SOP Instance Reference (PS3.3 C.17.2.1): evidence of documents, key object selections. */
    public static List<StudyReference> hierarchical(DataSet from, int sequenceTag) throws DicomException {
        List<StudyReference> references = new ArrayList<>();
        for (DataSet item : from.items(sequenceTag)) {
            references.add(new StudyReference(
                    Required.string(item, Tag.StudyInstanceUID),
                    SeriesReference.all(item, Tag.ReferencedSeriesSequence, Tag.ReferencedSOPSequence)));
        }
        return List.copyOf(references);
    }
}
