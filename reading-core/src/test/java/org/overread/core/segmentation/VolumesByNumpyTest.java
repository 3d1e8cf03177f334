package org.overread.core.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DicomReader;
import org.overread.core.sr.Judge;
import org.overread.core.study.Instance;

/** Volumes of segments that pydicom writes (oblique, with gaps, tilted, fractional), as numpy counts them: segmented_by_numpy.py. */
class VolumesByNumpyTest {
    @TempDir
    Path folder;

    @Test
    void everySegmentFillsWhatNumpyCounts() throws Exception {
        Judge.python(getClass(), "segmented_by_numpy.py", folder, "pydicom, numpy");
        List<String> volumes = Files.readAllLines(folder.resolve("volumes.tsv"));
        for (String line : volumes) {
            String[] part = line.split("\t");
            Path file = folder.resolve(part[0]);
            Instance instance = Instance.of(file, DicomReader.read(file));
            SegmentVolume volume =
                    new SegmentVolumes(Segmentation.of(instance), instance).of(Integer.parseInt(part[1]));
            assertThat(volume).as(line).isInstanceOf(SegmentVolume.Known.class);
            double expected = Double.parseDouble(part[2]);
            assertThat(((SegmentVolume.Known) volume).millilitres())
                    .as(line)
                    .isCloseTo(expected, within(1e-6 * expected));
        }
        assertThat(volumes).hasSize(9);
    }
}
