package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomReader;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.TestData;
import org.overread.core.dicom.Vr;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.sr.Judge;

/** Places of pixels in the patient as pydicom and numpy compute them by equation C.7.6.2.1-1, from files and phantoms. */
class PlanesByNumpyTest {
    /** Prints file, frame, and the place of pixel column 7, row 3. */
    private static final String PLACES = """
            import sys, warnings
            import numpy, pydicom
            warnings.simplefilter("ignore")

            def group(dataset, frame, macro):
                for item in (dataset.get("PerFrameFunctionalGroupsSequence") or [])[frame:frame + 1] \\
                        + list(dataset.get("SharedFunctionalGroupsSequence") or []):
                    if macro in item:
                        return item[macro].value[0]
                return dataset

            for path in open(sys.argv[1]).read().splitlines():
                try:
                    d = pydicom.dcmread(path, stop_before_pixels=True, force=True)
                    if "FrameOfReferenceUID" not in d or "Rows" not in d:
                        continue
                    count = int(d.get("NumberOfFrames") or 1)
                except Exception:
                    continue
                for frame in sorted({0, count // 2, count - 1}):
                    position = group(d, frame, "PlanePositionSequence").get("ImagePositionPatient")
                    cosines = group(d, frame, "PlaneOrientationSequence").get("ImageOrientationPatient")
                    spacing = group(d, frame, "PixelMeasuresSequence").get("PixelSpacing")
                    if position is None or cosines is None or spacing is None:
                        continue
                    row, column = numpy.array(cosines[:3], float), numpy.array(cosines[3:], float)
                    s = numpy.array(position, float)
                    if "GridFrameOffsetVector" in d:
                        s = s + d.GridFrameOffsetVector[frame] * numpy.cross(row, column)
                    m = numpy.column_stack([row * float(spacing[1]), column * float(spacing[0]), numpy.zeros(3), s])
                    print(path, frame + 1, *(m @ numpy.array([7, 3, 0, 1])), sep="\\t")
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void judgeIsThere() throws Exception {
        assumeTrue(
                Judge.installed("python3")
                        && Judge.ask(python(), "-c", "import pydicom, numpy").exitCode() == 0,
                "pydicom is not installed");
    }

    private static String python() {
        return Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
    }

    /** By file and frame. */
    private Map<String, PatientPoint> places(List<Path> files) throws Exception {
        Path list = folder.resolve("files.txt");
        Files.write(list, files.stream().map(Path::toString).toList());
        Judge said = Judge.ask(python(), "-c", PLACES, list.toString());
        assertThat(said.exitCode()).as(said.output()).isZero();
        Map<String, PatientPoint> places = new TreeMap<>();
        for (String line : said.output().lines().toList()) {
            String[] part = line.split("\t");
            places.put(
                    part[0] + "\t" + part[1],
                    new PatientPoint(
                            Double.parseDouble(part[2]), Double.parseDouble(part[3]), Double.parseDouble(part[4])));
        }
        return places;
    }

    /** How many places were compared. */
    private int compare(List<Path> files) throws Exception {
        int compared = 0;
        for (Map.Entry<String, PatientPoint> place : places(files).entrySet()) {
            String[] key = place.getKey().split("\t");
            Path file = Path.of(key[0]);
            Instance instance = Instance.of(file, DicomReader.read(file));
            PatientPoint ours = instance.plane(Integer.parseInt(key[1]))
                    .orElseThrow(() -> new AssertionError("no plane of frame " + key[1] + " of " + file))
                    .toPatient(new ImagePoint(7.5, 3.5));
            assertThat(ours.distanceTo(place.getValue())).as(place.getKey()).isCloseTo(0, Offset.offset(1e-4));
            compared++;
        }
        return compared;
    }

    @Test
    void pixelsOfRealFilesLieWhereNumpyPutsThem() throws Exception {
        List<Path> files = TestData.files("dicom").stream()
                .filter(PlanesByNumpyTest::isRead)
                .toList();

        assertThat(compare(files)).isGreaterThan(100);
    }

    private static boolean isRead(Path file) {
        try {
            DicomReader.read(file);
            return true;
        } catch (java.io.IOException refused) {
            return false;
        }
    }

    @Test
    void pixelsOfAnObliqueDoseGridLieWhereNumpyPutsThem() throws Exception {
        DataSet dose = Headers.frames(Headers.RT_DOSE, 3)
                .putDecimal(Tag.ImageOrientationPatient, 0.8, 0.6, 0, 0, 0, -1)
                .putDecimal(Tag.ImagePositionPatient, 12.5, -3.25, 99)
                .putDecimal(Tag.PixelSpacing, 2.5, 1.25)
                .putDecimal(Tag.GridFrameOffsetVector, 0, -3, -9.5)
                .putBytes(Tag.PixelData, Vr.OW, new byte[Slices.COLUMNS * Slices.ROWS * 2 * 3]);

        assertThat(compare(List.of(Slices.write(dose, folder.resolve("dose"))))).isEqualTo(3);
    }
}
