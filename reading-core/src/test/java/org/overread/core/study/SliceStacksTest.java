package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.Volume;
import org.overread.core.ingest.StudyIngest;

class SliceStacksTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @TempDir
    Path folder;

    private static Series series(List<DataSet> headers) {
        List<DataSet> shuffled = new ArrayList<>(headers);
        Collections.shuffle(shuffled, new Random(11));
        return SeriesAssembly.of("1.2", shuffled.stream().map(Headers::instance).toList(), List.of());
    }

    /** Slices at 0, 3, 6, … mm, each with as many phases; numbered slice by slice. */
    private static List<DataSet> phases(int places, int phases, PhaseMaker maker) {
        List<DataSet> headers = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            for (int phase = 0; phase < phases; phase++) {
                DataSet header = Slices.axial(place * phases + phase, 3 * place);
                maker.make(header, place, phase);
                headers.add(header);
            }
        }
        return headers;
    }

    private interface PhaseMaker {
        void make(DataSet header, int place, int phase);
    }

    private static List<Integer> numbers(SliceStack stack) {
        return stack.slices().stream()
                .map(slice ->
                        slice.instance().header().integer(Tag.InstanceNumber).orElseThrow())
                .toList();
    }

    @Test
    void echoesBecomeStacksInAscendingOrderAndTheReaderIsTold() {
        Series series =
                series(phases(4, 2, (header, place, phase) -> header.putDecimal(Tag.EchoTime, phase == 0 ? 90.5 : 12)));

        assertThat(series.stacks())
                .extracting(SliceStack::label)
                .containsExactly("Echo Time 12 ms", "Echo Time 90.5 ms");
        assertThat(numbers(series.stacks().get(0))).containsExactly(1, 3, 5, 7);
        assertThat(series.stacks()).allMatch(SliceStack::volumetric);
        assertThat(series.volumetric()).isFalse();
        assertThat(series.warnings())
                .containsExactly(
                        "2 stacks of slices in the same place, told apart by Echo Time; they follow each other");
        assertThat(series.readingOrder())
                .extracting(frame -> frame.ref().sopInstanceUid())
                .containsExactly("1.3.1", "1.3.3", "1.3.5", "1.3.7", "1.3.0", "1.3.2", "1.3.4", "1.3.6");
        assertThat(series.instances()).extracting(Instance::sopInstanceUid).startsWith("1.3.1", "1.3.3");
    }

    @Test
    void temporalPositionsAreSortedAsNumbers() {
        Series series = series(phases(
                3,
                12,
                (header, place, phase) ->
                        header.putString(Tag.TemporalPositionIdentifier, Vr.IS, Integer.toString(phase + 1))));

        assertThat(series.stacks()).hasSize(12);
        assertThat(series.stacks().get(1).label()).isEqualTo("Temporal Position 2");
        assertThat(series.stacks().get(9).label()).isEqualTo("Temporal Position 10");
    }

    @Test
    void triggerTimesThatDifferFromSliceToSliceTellPhasesByTheirOrder() {
        Series series = series(
                phases(5, 3, (header, place, phase) -> header.putDecimal(Tag.TriggerTime, 100 * phase + 7.25 * place)));

        assertThat(series.stacks())
                .extracting(SliceStack::label)
                .containsExactly("Trigger Time 1 of 3", "Trigger Time 2 of 3", "Trigger Time 3 of 3");
        assertThat(numbers(series.stacks().get(2))).containsExactly(2, 5, 8, 11, 14);
    }

    @Test
    void acquisitionAcrossMidnightKeepsTheOrderOfPhases() {
        Series series = series(phases(
                3,
                2,
                (header, place, phase) -> header.putString(
                                Tag.AcquisitionDate, Vr.DA, phase == 0 ? "20240101" : "20240102")
                        .putString(Tag.AcquisitionTime, Vr.TM, (phase == 0 ? "23595" : "00000") + place + ".25")));

        assertThat(numbers(series.stacks().get(0))).containsExactly(0, 2, 4);
        assertThat(numbers(series.stacks().get(1))).containsExactly(1, 3, 5);
    }

    @Test
    void diffusionIsTakenApartByWeightAndDirection() {
        // b 0 once, b 1000 in two directions, b 2000 in the same two
        Series series = series(phases(4, 5, (header, place, phase) -> {
            header.putFloating(Tag.DiffusionBValue, Vr.FD, phase == 0 ? 0 : phase < 3 ? 1000 : 2000);
            if (phase > 0) {
                header.putFloating(Tag.DiffusionGradientOrientation, Vr.FD, phase % 2, 1 - phase % 2, 0);
            }
        }));

        assertThat(series.stacks())
                .extracting(SliceStack::label)
                .containsExactly(
                        "b-value 0 s/mm²",
                        "b-value 1000 s/mm², gradient 1.000\\0.000\\0.000",
                        "b-value 1000 s/mm², gradient 0.000\\1.000\\0.000",
                        "b-value 2000 s/mm², gradient 1.000\\0.000\\0.000",
                        "b-value 2000 s/mm², gradient 0.000\\1.000\\0.000");
        assertThat(series.stacks()).allMatch(SliceStack::volumetric);
        assertThat(series.warnings()).singleElement().asString().contains("told apart by b-value and gradient");
    }

    @Test
    void aVendorsOwnBValueTellsImagesApart() {
        Series series = series(phases(
                3,
                2,
                (header, place, phase) -> header.putString(0x00190010, Vr.LO, "SIEMENS MR HEADER")
                        .putString(0x0019100C, Vr.IS, Integer.toString(800 * phase))));

        assertThat(series.stacks())
                .extracting(SliceStack::label)
                .containsExactly("b-value 0 s/mm²", "b-value 800 s/mm²");
    }

    @Test
    void waterAndFatAreToldApartByImageType() {
        Series series = series(phases(
                3,
                2,
                (header, place, phase) -> header.putString(
                        Tag.ImageType, Vr.CS, "DERIVED", "PRIMARY", "DIXON", phase == 0 ? "WATER" : "FAT")));

        assertThat(series.stacks())
                .extracting(SliceStack::label)
                .containsExactly("DERIVED\\PRIMARY\\DIXON\\WATER", "DERIVED\\PRIMARY\\DIXON\\FAT");
    }

    @Test
    void aMissingSliceOfOnePhaseIsSaidOfThatPhase() {
        List<DataSet> headers = phases(
                6,
                2,
                (header, place, phase) -> header.putString(Tag.AcquisitionNumber, Vr.IS, Integer.toString(phase + 1)));
        headers.remove(2 * 3 + 1);

        Series series = series(headers);

        assertThat(series.stacks().get(0).volumetric()).isTrue();
        assertThat(series.stacks().get(1).volumetric()).isFalse();
        assertThat(series.warnings())
                .contains(
                        "1 of them has fewer than 6 slices",
                        "Acquisition 2: 1 slice is missing between 6.0 and 12.0 mm from the first slice");
    }

    @Test
    void imagesThatNothingTellsApartStayTogetherAndAreSaid() {
        Series series = series(phases(4, 2, (header, place, phase) -> {}));

        assertThat(series.stacks()).hasSize(1);
        assertThat(series.stacks().get(0).geometry()).isEmpty();
        assertThat(series.warnings()).singleElement().asString().startsWith("4 images lie where another image");
    }

    @Test
    void oneRepeatedSliceIsNoPhase() {
        List<DataSet> headers =
                phases(6, 1, (header, place, phase) -> header.putString(Tag.AcquisitionTime, Vr.TM, "10000" + place));
        headers.add(Slices.axial(50, 6).putString(Tag.AcquisitionTime, Vr.TM, "100100"));

        Series series = series(headers);

        assertThat(series.stacks()).hasSize(1);
        assertThat(series.warnings()).singleElement().asString().startsWith("1 image lies where another");
    }

    @Test
    void localizersAreGroupedByOrientationAndAScoutStandsApart() {
        List<DataSet> headers = new ArrayList<>();
        double[][] orientations = {{1, 0, 0, 0, 1, 0}, {1, 0, 0, 0, 0, -1}, {0, 1, 0, 0, 0, -1}};
        for (int i = 0; i < 9; i++) {
            int group = i / 3;
            headers.add(Slices.axial(i, 0)
                    .putDecimal(
                            Tag.ImagePositionPatient,
                            group == 2 ? 10 * i : 0,
                            group == 1 ? 10 * i : 0,
                            group == 0 ? 10 * i : 0)
                    .putDecimal(Tag.ImageOrientationPatient, orientations[group]));
        }

        Series series = series(headers);

        assertThat(series.stacks()).extracting(SliceStack::label).containsExactly("axial", "coronal", "sagittal");
        assertThat(series.stacks()).allMatch(stack -> stack.slices().size() == 3);
        assertThat(series.volumetric()).isFalse();
        assertThat(series.warnings()).containsExactly("images of 3 orientations");
    }

    @Test
    void aTiltedStackIsRefusedAsAVolumeButKnowsItsShearedGrid() throws Exception {
        double tilt = Math.toRadians(12);
        for (int i = 0; i < 6; i++) {
            Slices.write(
                    Slices.axial(i, 5 * i)
                            .putDecimal(Tag.ImageOrientationPatient, 1, 0, 0, 0, Math.cos(tilt), Math.sin(tilt)),
                    folder.resolve("i" + i));
        }
        Series series = new StudyIngest()
                .ingest(List.of(folder), (done, total) -> {})
                .studies()
                .get(0)
                .series()
                .get(0);
        VolumeAssembly assembly = new VolumeAssembly(new FrameReader());

        assertThat(series.volumetric()).isFalse();
        assertThatThrownBy(() -> assembly.assemble(series)).hasMessageContaining("an angle of 12.0° (gantry tilt)");
        Volume volume = assembly.assemble(series.stacks().get(0));

        assertThat(volume.geometry().sheared()).isTrue();
        assertThat(series.stacks().get(0).spacingMm().orElseThrow()).isCloseTo(5 * Math.cos(tilt), Offset.offset(1e-6));
        for (int k = 0; k < 6; k++) {
            PatientPoint byFrame = volume.planes().get(k).toPatient(new ImagePoint(2.5, 1.5));
            assertThat(volume.geometry().toPatient(2, 1, k).distanceTo(byFrame)).isCloseTo(0, Offset.offset(1e-6));
            assertThat(volume.value(2, 1, k)).isEqualTo(100 * k + 6 - 1024);
        }
    }

    @Test
    void slicesShiftedWithoutRuleAreNoVolumeOfAnyKind() {
        Series series = series(phases(
                5,
                1,
                (header, place, phase) ->
                        header.putDecimal(Tag.ImagePositionPatient, place == 2 ? -8 : -10, -20, 3 * place)));

        assertThat(series.stacks().get(0).geometry()).isEmpty();
        assertThat(series.warnings()).containsExactly("slices are shifted against each other by up to 2.0 mm");
    }

    @Test
    void whatIsNotImagedBetweenSlicesIsSaidAndSamplingIsKnown() {
        Series gaps = series(phases(4, 1, (header, place, phase) -> header.putDecimal(Tag.SliceThickness, 1)));
        Series overlap = series(phases(4, 1, (header, place, phase) -> header.putDecimal(Tag.SliceThickness, 5)));

        assertThat(gaps.warnings())
                .containsExactly("2.0 mm between neighbouring slices are not imaged (1.0 mm slices every 3.0 mm)");
        assertThat(gaps.volumetric()).isTrue();
        assertThat(overlap.warnings()).isEmpty();
        assertThat(overlap.stacks().get(0).sampling()).contains("5.00 mm slices every 3.00 mm (overlap 2.00 mm)");
    }

    @Test
    void oneSliceIsAStackWithoutSpacingAndTwoHaveTheirDistance() {
        Series one = series(phases(1, 1, (header, place, phase) -> {}));
        Series two = series(phases(2, 1, (header, place, phase) -> {}));

        assertThat(one.stacks()).hasSize(1);
        assertThat(one.stacks().get(0).spacingMm()).isEmpty();
        assertThat(one.volumetric()).isFalse();
        assertThat(one.warnings()).isEmpty();
        assertThat(two.stacks().get(0).spacingMm().orElseThrow()).isCloseTo(3, EXACT);
        assertThatThrownBy(() -> new VolumeAssembly(new FrameReader()).assemble(one))
                .hasMessage("the series is not a volume: a single slice");
    }

    @Test
    void imagesWithoutAPlaceFollowTheStackAndAreSaid() {
        List<DataSet> headers = phases(3, 1, (header, place, phase) -> {});
        headers.add(Slices.axial(0, 0)
                .putString(Tag.SOPInstanceUID, Vr.UI, "1.3.99")
                .remove(Tag.ImagePositionPatient));

        Series series = series(headers);

        assertThat(series.instances().getLast().sopInstanceUid()).isEqualTo("1.3.99");
        assertThat(series.volumetric()).isFalse();
        assertThat(series.warnings()).containsExactly("1 of 4 images have no position in the patient");
    }

    @Test
    void theNearestSliceToAPointIsFoundAlsoBetweenUnevenOnes() {
        List<DataSet> headers = new ArrayList<>();
        double[] heights = {0, 3, 6, 20, 23};
        for (int i = 0; i < heights.length; i++) {
            headers.add(Slices.axial(i, heights[i]));
        }
        SliceStack stack = series(headers).stacks().get(0);

        double[] asked = {-100, 1.4, 1.6, 12.9, 13.1, 500};
        int[] nearest = {0, 0, 1, 2, 3, 4};
        for (int i = 0; i < asked.length; i++) {
            assertThat(stack.nearest("1.4", new PatientPoint(700, 3, asked[i]))).hasValue(nearest[i]);
        }
        assertThat(stack.nearest("1.5", new PatientPoint(0, 0, 0))).isEmpty();
    }

    @Test
    void phasesOfOneEnhancedImageBecomeStacksInTheOrderOfPlaces() {
        DataSet[] groups = new DataSet[6];
        for (int frame = 0; frame < 6; frame++) {
            groups[frame] = new DataSet()
                    .putItems(
                            Tag.PlanePositionSequence,
                            new DataSet().putDecimal(Tag.ImagePositionPatient, 0, 0, 20 - 5 * (frame / 2)))
                    .putItems(
                            Tag.FrameContentSequence,
                            new DataSet().putInteger(Tag.DimensionIndexValues, Vr.UL, 1 + frame / 2, 1 + frame % 2));
        }
        DataSet enhanced = Headers.frames(Headers.ENHANCED_MR, 6)
                .remove(Tag.ImagePositionPatient)
                .putItems(
                        Tag.DimensionIndexSequence,
                        dimension(Tag.ImagePositionPatient),
                        dimension(Tag.ContrastBolusAgentPhase))
                .putItems(Tag.PerFrameFunctionalGroupsSequence, groups);

        Series series = series(List.of(enhanced));

        assertThat(series.stacks())
                .extracting(SliceStack::label)
                .containsExactly("ContrastBolusAgentPhase 1", "ContrastBolusAgentPhase 2");
        assertThat(series.readingOrder()).extracting(SeriesFrame::frameNumber).containsExactly(5, 3, 1, 6, 4, 2);
    }

    private static DataSet dimension(int pointer) {
        return new DataSet().putInteger(Tag.DimensionIndexPointer, Vr.AT, pointer);
    }

    /** Far more than the time it takes, so that a busy machine passes and a quadratic way does not. */
    @Test
    @Timeout(20)
    void thousandsOfSlicesInManyPhasesOrientationsAndSizesTakeNoTime() {
        Random random = new Random(1);
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            double angle = random.nextDouble() * 3;
            DataSet header = Slices.axial(i, 3 * (i % 100));
            if (i % 2 == 0) {
                header.putDecimal(
                        Tag.ImageOrientationPatient,
                        Math.cos(angle),
                        Math.sin(angle),
                        0,
                        -Math.sin(angle),
                        Math.cos(angle),
                        0);
            }
            instances.add(Headers.instance(header));
        }
        long start = System.nanoTime();
        Series series = SeriesAssembly.of("1.2", instances, List.of());
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(series.frames()).isEqualTo(12_000);
        assertThat(taken).isLessThan(Duration.ofSeconds(8));
    }
}
