package org.overread.core.ingest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.Tag;
import org.overread.core.study.Instance;

/**
 * An instance with what it is grouped by.
 *
 * @param common a header that has all attributes of patient and study in the same bytes: that of an instance read earlier,
 *     or its own. Instances that share one need not be compared
 */
record GroupedInstance(Instance instance, String studyInstanceUid, String seriesInstanceUid, DataSet common) {
    /** All that is asked of the instances of a study to tell whose and what it is. */
    private static final int[] COMMON = {
        Tag.SpecificCharacterSet,
        Tag.StudyInstanceUID,
        Tag.PatientName,
        Tag.PatientID,
        Tag.IssuerOfPatientID,
        Tag.PatientBirthDate,
        Tag.PatientSex,
        Tag.PatientAge,
        Tag.StudyDate,
        Tag.StudyTime,
        Tag.AccessionNumber,
        Tag.StudyID,
        Tag.StudyDescription,
        Tag.ReferringPhysicianName
    };

    /**
     * @param before the one read before it; null if it is the first
     * @throws DicomException MISSING_ATTRIBUTE without a Study or Series Instance UID
     */
    static GroupedInstance after(GroupedInstance before, Instance instance) throws DicomException {
        DataSet header = instance.header();
        if (before == null || !sameBytes(before.common, header)) {
            return new GroupedInstance(
                    instance,
                    required(header, Tag.StudyInstanceUID, "Study Instance UID"),
                    required(header, Tag.SeriesInstanceUID, "Series Instance UID"),
                    header);
        }
        String series = header.agrees(Tag.SeriesInstanceUID, before.header())
                ? before.seriesInstanceUid
                : required(header, Tag.SeriesInstanceUID, "Series Instance UID");
        return new GroupedInstance(instance, before.studyInstanceUid, series, before.common);
    }

    /** Headers that between them have what all the instances say of patient and study, each once, in their order. */
    static List<DataSet> common(List<GroupedInstance> instances) {
        Set<DataSet> met = Collections.newSetFromMap(new IdentityHashMap<>());
        List<DataSet> headers = new ArrayList<>();
        for (GroupedInstance one : instances) {
            if (met.add(one.common)) {
                headers.add(one.common);
            }
        }
        return headers;
    }

    DataSet header() {
        return instance.header();
    }

    private static boolean sameBytes(DataSet one, DataSet other) {
        for (int tag : COMMON) {
            if (!one.agrees(tag, other)) {
                return false;
            }
        }
        return true;
    }

    private static String required(DataSet header, int tag, String name) throws DicomException {
        return header.string(tag).orElseThrow(() -> new DicomException(Kind.MISSING_ATTRIBUTE, "no " + name));
    }
}
