package org.overread.core.ingest;

import java.io.IOException;
import java.nio.file.Path;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomDictionary;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.DicomException.Kind;
import org.overread.core.dicom.DicomFile;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.ReadingRoom;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Tags;
import org.overread.core.study.AcrNemaUids;
import org.overread.core.study.Instance;

/** Reads the headers of files one after another; what a file has in common with the one before it is kept once. Not thread-safe. */
final class InstanceReader {

    /** What reading one file gave. */
    sealed interface Outcome {
        record Taken(GroupedInstance instance) implements Outcome {}

        record Refused(Quarantined reason) implements Outcome {}

        record PassedOver() implements Outcome {}
    }

    private final ReadingRoom room = new ReadingRoom();
    /** Null before the first one. */
    private GroupedInstance before;

    /** @param length of the file in bytes, as has just been seen */
    Outcome read(Path file, long length) {
        try {
            DicomFile read = DicomReader.read(file, length, room);
            if (isDirectory(read)) {
                return new Outcome.PassedOver();
            }
            refuseWithoutSize(read);
            AcrNemaUids.complete(file, read);
            before = GroupedInstance.after(before, Instance.of(file, read));
            return new Outcome.Taken(before);
        } catch (DicomException e) {
            return new Outcome.Refused(new Quarantined(file, e.kind(), e.getMessage()));
        } catch (IOException e) {
            return new Outcome.Refused(new Quarantined(file, Kind.UNREADABLE, "cannot be read from its medium"));
        }
    }

    /** Pixels of no known size would be no image, and nobody would miss it. */
    private static void refuseWithoutSize(DicomFile read) throws DicomException {
        DataSet header = read.dataSet();
        boolean pixels = header.contains(Tag.PixelData)
                || header.contains(Tag.FloatPixelData)
                || header.contains(Tag.DoubleFloatPixelData);
        for (int tag : new int[] {Tag.Rows, Tag.Columns}) {
            if (pixels && header.integer(tag).orElse(0) <= 0) {
                throw new DicomException(
                        Kind.MISSING_ATTRIBUTE,
                        "pixel data without " + DicomDictionary.keyword(tag) + " " + Tags.format(tag));
            }
        }
    }

    private static boolean isDirectory(DicomFile file) {
        return file.dataSet().contains(Tag.DirectoryRecordSequence)
                || file.meta()
                        .string(Tag.MediaStorageSOPClassUID)
                        .filter(SopClass.MEDIA_STORAGE_DIRECTORY::equals)
                        .isPresent();
    }
}
