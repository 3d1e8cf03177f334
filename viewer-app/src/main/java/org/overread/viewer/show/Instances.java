package org.overread.viewer.show;

import java.util.Optional;
import org.overread.core.dicom.Tag;
import org.overread.core.study.Instance;

/** Which study and series an instance says it is of. */
final class Instances {

    static Optional<String> studyInstanceUid(Instance instance) {
        return instance.header().string(Tag.StudyInstanceUID);
    }

    static Optional<String> seriesInstanceUid(Instance instance) {
        return instance.header().string(Tag.SeriesInstanceUID);
    }

    private Instances() {}
}
