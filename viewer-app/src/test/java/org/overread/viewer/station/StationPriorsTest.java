package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.DicomWriter;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.viewer.reading.VirtualScreen;

/** Priors from this machine's index, read from their files, and choices of protocols that outlive the session. */
@ExtendWith(VirtualScreen.class)
class StationPriorsTest {
    @TempDir
    Path folder;

    @Test
    void anEarlierStudyThatWasOpenedBeforeIsReadBesideTheNextOne() throws Exception {
        Path now = WorklistBench.images(folder.resolve("now"), 12);
        Path before = earlier(now, folder.resolve("before"));
        try (WorklistBench bench = new WorklistBench(folder.resolve("data"))) {
            bench.desk.open(List.of(before));
            bench.until("the first study", () -> bench.slices() > 0);
            bench.until("its line", () -> bench.desk.worklist().size() == 1);
            bench.desk.open(List.of(now));
            bench.untilSays("1 prior");
            bench.keys(KeyCode.SHIFT, KeyCode.P);
            bench.untilSays("PRIOR  2019-03-04");
            bench.picture("station-prior");
        }
    }

    @Test
    void aChoiceOfAProtocolIsKeptForItsReader() throws IOException {
        Path file = folder.resolve("choices.json");
        KeptChoices first = new KeptChoices(file, "rita", Runnable::run);
        first.choose("CT|CHEST", "own");
        KeptChoices next = new KeptChoices(file, "rita", Runnable::run);
        next.read();
        assertThat(next.chosen("CT|CHEST")).isEqualTo("own");
        KeptChoices other = new KeptChoices(file, "otto", Runnable::run);
        other.read();
        assertThat(other.chosen("CT|CHEST")).isEmpty();
        Files.writeString(file, "{");
        KeptChoices damaged = new KeptChoices(file, "rita", Runnable::run);
        damaged.read();
        assertThat(damaged.chosen("CT|CHEST")).isEmpty();
    }

    /** The same patient's images as of an earlier study. */
    private static Path earlier(Path images, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(images)) {
            for (Path image : files.toList()) {
                DataSet header = DicomReader.read(image).dataSet();
                String uid = header.string(Tag.SOPInstanceUID).orElseThrow();
                header.putString(Tag.StudyInstanceUID, Vr.UI, "1.2.840.99.500")
                        .putString(Tag.SeriesInstanceUID, Vr.UI, "1.2.840.99.500.1")
                        .putString(Tag.SOPInstanceUID, Vr.UI, "1.2.840.99.500." + Math.abs(uid.hashCode()))
                        .putString(Tag.StudyDate, Vr.DA, "20190304");
                DicomWriter.write(header, folder.resolve(image.getFileName()));
            }
        }
        return folder;
    }
}
