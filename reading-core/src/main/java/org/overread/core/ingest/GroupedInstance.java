package org.overread.core.ingest;

import org.overread.core.dicom.DataSet;
import org.overread.core.study.Instance;

/** An instance with the UIDs of the study and the series that it says it is of. */
record GroupedInstance(Instance instance, String studyInstanceUid, String seriesInstanceUid) {

    DataSet header() {
        return instance.header();
    }
}
