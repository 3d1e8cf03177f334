package org.overread.core.reference;

import java.util.ArrayList;
import java.util.List;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.Required;
import org.overread.core.dicom.Tag;

/** References to instances of one series (PS3.3 10.3, C.12.4, C.17.2.1, C.8.8.5). */
public record SeriesReference(String seriesInstanceUid, List<InstanceReference> instances) {
    public SeriesReference {
        instances = List.copyOf(instances);
    }

    /**
     * The reference that an item gives.
     *
     * @param instancesTag the sequence of instances in it: Referenced SOP, Referenced Instance, Contour Image …
     */
    public static SeriesReference of(DataSet item, int instancesTag) throws DicomException {
        return new SeriesReference(
                Required.string(item, Tag.SeriesInstanceUID), InstanceReference.all(item, instancesTag));
    }

    /** The references of all items of a sequence. Errors: as {@link InstanceReference#of(DataSet)}. */
    public static List<SeriesReference> all(DataSet from, int sequenceTag, int instancesTag) throws DicomException {
        List<DataSet> items = from.items(sequenceTag);
        List<SeriesReference> references = new ArrayList<>(items.size());
        for (DataSet item : items) {
            references.add(of(item, instancesTag));
        }
        return List.copyOf(references);
    }
}
