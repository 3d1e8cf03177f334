package org.overread.viewer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Uids;
import org.overread.core.dicom.Vr;

/** Many image files of several series, made from the phantom's slices. */
final class IndexedFiles {

    /** @return the folder that they are in */
    static Path write(Path folder, int files) throws IOException {
        Path phantom = BenchStudy.phantom(folder.resolve("phantom"));
        Path copies = Files.createDirectories(folder.resolve("copies"));
        List<Path> slices;
        try (Stream<Path> listed = Files.list(phantom)) {
            slices = listed.sorted().toList();
        }
        for (int i = 0; i < files; i++) {
            DataSet image = DicomReader.read(Files.readAllBytes(slices.get(i % slices.size())))
                    .dataSet();
            image.putString(Tag.SOPInstanceUID, Vr.UI, Uids.named("indexed file " + i))
                    .putString(Tag.SeriesInstanceUID, Vr.UI, Uids.named("indexed series " + i / slices.size()));
            Files.write(copies.resolve(String.format(Locale.ROOT, "%04d.dcm", i)), DicomWriter.toBytes(image));
        }
        return copies;
    }

    private IndexedFiles() {}
}
