package org.overread.core.dicom;

import java.util.Optional;

/**
 * A DICOM file as read: file meta information (group 0002, empty where the file has none), the transfer syntax UID of the
 * data set, and the data set, with pixel data left in its file ({@link Value.Bulk}).
 */
public record DicomFile(DataSet meta, String transferSyntaxUid, DataSet dataSet) {

    public Optional<String> sopInstanceUid() {
        return dataSet.string(Tag.SOPInstanceUID);
    }
}
