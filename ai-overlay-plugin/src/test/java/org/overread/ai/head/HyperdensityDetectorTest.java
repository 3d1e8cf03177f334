package org.overread.ai.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.overread.ai.detector.OnnxDetectorProvider;
import org.overread.ai.phantom.ChestPhantom;
import org.overread.ai.phantom.HeadPhantom;
import org.overread.ai.phantom.PhantomBleed;
import org.overread.ai.reference.HeadReference;
import org.overread.ai.volume.SliceWorkers;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Measurement;
import org.overread.core.image.Volume;
import org.overread.core.inference.DetectedRegion;
import org.overread.core.inference.DetectionMonitor;
import org.overread.core.inference.FindingDetector;
import org.overread.core.inference.InferenceException;

/** The reference model of dense blood on head phantoms, whose blood is known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HyperdensityDetectorTest {
    private final SliceWorkers workers = new SliceWorkers(Runtime.getRuntime().availableProcessors());
    private FindingDetector detector;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        HeadReference.write(folder);
        detector = new OnnxDetectorProvider().open(folder);
    }

    @AfterAll
    void close() {
        detector.close();
        workers.close();
    }

    @Test
    void bloodInTheBrainIsFoundOnItsSideWithItsVolume() throws Exception {
        HeadPhantom head = HeadPhantom.of(6);
        PhantomBleed blood = head.bleeds().getFirst();
        assertThat(blood.place()).isEqualTo(PhantomBleed.Place.INTRAPARENCHYMAL);

        List<DetectedRegion> found = regions(head.volume(workers));

        assertThat(found).singleElement().satisfies(region -> {
            assertThat(region.centre().orElseThrow().distanceTo(blood.centre())).isLessThan(2);
            assertThat(region.label().laterality()).contains(blood.laterality());
            assertThat(region.label().critical()).isTrue();
            Measurement volume = region.measurements().getFirst();
            assertThat(volume.quantity()).isEqualTo(Codes.VOLUME);
            assertThat(volume.value()).isCloseTo(blood.volumeMl(), within(0.15 * blood.volumeMl()));
            assertThat(region.mask()).isPresent();
        });
    }

    @Test
    void bloodUnderTheDuraIsFoundOnItsSide() throws Exception {
        HeadPhantom head = HeadPhantom.of(1);
        PhantomBleed blood = head.bleeds().getFirst();
        assertThat(blood.place()).isEqualTo(PhantomBleed.Place.SUBDURAL);
        assertThat(regions(head.volume(workers)))
                .isNotEmpty()
                .allSatisfy(region -> assertThat(region.label().laterality()).contains(blood.laterality()));
    }

    @Test
    void falxSinusAndCalcificationsOfAHeadWithoutBloodAreNoFindings() throws Exception {
        HeadPhantom head = HeadPhantom.of(4);
        assertThat(head.bleeds()).isEmpty();
        assertThat(regions(head.volume(workers))).isEmpty();
    }

    @Test
    void whatIsNoHeadIsNotEligible() {
        Volume chest = ChestPhantom.of(1).volume(workers);
        assertThatThrownBy(() -> regions(chest))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(InferenceException.Kind.NOT_ELIGIBLE));
    }

    private List<DetectedRegion> regions(Volume volume) throws InferenceException {
        return detector.detect(volume, DetectionMonitor.unwatched()).regions();
    }
}
