package org.overread.ai.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.volume.HuSampler;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.dicom.Tag;
import org.overread.core.finding.Laterality;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.Volume;
import org.overread.core.ingest.IngestResult;
import org.overread.core.ingest.StudyIngest;
import org.overread.core.study.FrameReader;
import org.overread.core.study.Series;
import org.overread.core.study.Study;
import org.overread.core.study.VolumeAssembly;

class ChestPhantomTest {
    @TempDir
    static Path folder;

    private static SliceWorkers workers;
    private static ChestPhantom phantom;
    private static Volume volume;

    @BeforeAll
    static void make() throws IOException {
        workers = new SliceWorkers(2);
        phantom = ChestPhantom.of(7);
        volume = phantom.volume(workers);
        phantom.writeTo(folder, workers);
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    @Test
    void sameSeedGivesTheSamePixelsAndUids() {
        ChestPhantom again = ChestPhantom.of(7);
        try (SliceWorkers alone = new SliceWorkers(1)) {
            Volume same = again.volume(alone);
            for (int k = 0; k < volume.frames().size(); k++) {
                assertThat(same.frames().get(k).stored().array())
                        .isEqualTo(volume.frames().get(k).stored().array());
                assertThat(same.frames().get(k).ref())
                        .isEqualTo(volume.frames().get(k).ref());
            }
        }
        assertThat(again.nodules()).isEqualTo(phantom.nodules());
    }

    @Test
    void anotherSeedIsAnotherStudyWithOtherNodules() {
        ChestPhantom other = ChestPhantom.of(8);

        assertThat(other.studyInstanceUid()).isNotEqualTo(phantom.studyInstanceUid());
        assertThat(other.nodules()).isNotEqualTo(phantom.nodules());
    }

    @Test
    void nodulesAreDenseWhereTheyAreSaidToBeAndOnTheSaidSide() {
        HuSampler hu = new HuSampler(volume);
        assertThat(phantom.nodules()).hasSizeGreaterThanOrEqualTo(8);
        for (PhantomNodule nodule : phantom.nodules()) {
            double[] at = volume.geometry().toVoxel(nodule.centre());
            assertThat(hu.at(at[0], at[1], at[2])).as(nodule.toString()).isGreaterThan(-400);
            assertThat(nodule.laterality()).isEqualTo(nodule.centre().x() < 0 ? Laterality.RIGHT : Laterality.LEFT);
        }
    }

    @Test
    void largestNoduleIsAsLargeAsItIsSaidToBe() {
        HuSampler hu = new HuSampler(volume);
        PhantomNodule largest = phantom.nodules().get(0);
        double[] centre = volume.geometry().toVoxel(largest.centre());
        double outermost = largest.diameterMm() / 2 + 6;
        int dense = 0;
        int samples = 0;
        for (double x = -outermost; x <= outermost; x += 0.5) {
            for (double y = -outermost; y <= outermost; y += 0.5) {
                dense += hu.at(centre[0] + x / 0.7, centre[1] + y / 0.7, centre[2]) > -400 ? 1 : 0;
                samples++;
            }
        }
        double areaMm2 = dense * Math.pow(2 * outermost, 2) / samples;
        // Vessels beside it count too: the area is not smaller, and not much larger.
        assertThat(areaMm2).isBetween(0.85 * Math.PI * 100, 1.6 * Math.PI * 100);
    }

    @Test
    void writtenPhantomIsOneVolumeWithTheSamePixelsAndPlaces() throws Exception {
        Series series = ingested().series().get(0);
        Volume read = new VolumeAssembly(new FrameReader()).assemble(series);

        assertThat(series.volumetric()).isTrue();
        assertThat(series.warnings()).isEmpty();
        assertThat(series.seriesInstanceUid()).isEqualTo(phantom.seriesInstanceUid());
        assertThat(read.frames()).hasSize(100);
        for (int k = 0; k < 100; k++) {
            GreyFrame frame = read.frames().get(k);
            assertThat(frame.stored().array())
                    .isEqualTo(volume.frames().get(k).stored().array());
            assertThat(frame.ref()).isEqualTo(volume.frames().get(k).ref());
            assertThat(frame.modalityLut()).isEqualTo(volume.frames().get(k).modalityLut());
        }
        assertThat(read.geometry()
                        .toPatient(0, 0, 99)
                        .distanceTo(volume.geometry().toPatient(0, 0, 99)))
                .isCloseTo(0, within(1e-6));
        assertThat(read.geometry().frameOfReferenceUid())
                .isEqualTo(volume.geometry().frameOfReferenceUid());
    }

    @Test
    void everyLevelSaysThatItIsAPhantom() throws Exception {
        Study study = ingested();

        assertThat(study.patient().name()).isEqualTo("PHANTOM^CHEST");
        assertThat(study.description()).isEqualTo("PHANTOM, not a patient");
        assertThat(study.series().get(0).description()).startsWith("PHANTOM, not a patient");
        assertThat(study.series().get(0).instances())
                .allSatisfy(instance -> assertThat(instance.header().string(Tag.QualityControlImage))
                        .contains("YES"));
    }

    @Test
    void imagesPassDciodvfy() throws Exception {
        Path judge = Path.of("/usr/bin/dciodvfy");
        assumeTrue(Files.isExecutable(judge), "dciodvfy is not installed");
        for (String file : List.of("phantom-001.dcm", "phantom-100.dcm")) {
            Process process = new ProcessBuilder(
                            judge.toString(), "-new", folder.resolve(file).toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(said).isZero();
            assertThat(said).doesNotContain("Error").doesNotContain("Warning");
        }
    }

    private static Study ingested() throws Exception {
        IngestResult result = new StudyIngest().ingest(List.of(folder), (read, of) -> {});
        assertThat(result.quarantined()).isEmpty();
        assertThat(result.studies()).hasSize(1);
        return result.studies().get(0);
    }
}
