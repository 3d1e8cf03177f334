package org.overread.core.sr;

import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.reference.InstanceReference;
import org.overread.core.study.Instance;

/** References to SOP instances and their frames (PS3.3 10.8, C.17.2.1). */
final class References {

    static DataSet instance(String sopClassUid, String sopInstanceUid) {
        return new DataSet()
                .putString(Tag.ReferencedSOPClassUID, Vr.UI, sopClassUid)
                .putString(Tag.ReferencedSOPInstanceUID, Vr.UI, sopInstanceUid);
    }

    static DataSet instance(Instance instance) {
        return instance(instance.sopClassUid(), instance.sopInstanceUid());
    }

    /** One frame; the frame number only where the instance has several (PS3.3 10.3). */
    static DataSet frame(Instance instance, int frameNumber) {
        DataSet reference = instance(instance);
        if (instance.frames() > 1) {
            reference.putString(Tag.ReferencedFrameNumber, Vr.IS, Integer.toString(frameNumber));
        }
        return reference;
    }

    /** The frames that a reference is to. */
    static DataSet frames(InstanceReference to) {
        DataSet reference = instance(to.sopClassUid(), to.sopInstanceUid());
        if (!to.frames().isEmpty()) {
            reference.putString(
                    Tag.ReferencedFrameNumber,
                    Vr.IS,
                    to.frames().stream().map(String::valueOf).toArray(String[]::new));
        }
        return reference;
    }

    /** A series with its instances, as in Current Requested Procedure Evidence. */
    static DataSet series(String seriesInstanceUid, List<DataSet> instances) {
        return new DataSet()
                .putItems(Tag.ReferencedSOPSequence, instances)
                .putString(Tag.SeriesInstanceUID, Vr.UI, seriesInstanceUid);
    }

    private References() {}
}
