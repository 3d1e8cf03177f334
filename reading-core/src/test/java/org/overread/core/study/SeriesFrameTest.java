package org.overread.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.fuzz.ThreadMeter;
import org.overread.core.image.ImagePlane;

/** Where the frames of images of thousands of them lie is worked out once, and costs as their number grows. */
class SeriesFrameTest {

    @Test
    void slicesBringThePlaceThatTheirStackWasFoundBy() {
        Series series = SeriesAssembly.of("1.2", List.of(Headers.instance(enhanced(50))), List.of());

        List<Slice> slices = series.stacks().getFirst().slices();
        List<SeriesFrame> frames = series.readingOrder();
        assertThat(frames).hasSize(50).hasSameSizeAs(slices);
        for (int i = 0; i < slices.size(); i++) {
            assertThat(frames.get(i).ref()).isEqualTo(slices.get(i).ref());
            // the very same: asking the functional groups anew gives one that is only equal
            assertThat(frames.get(i).plane().orElseThrow())
                    .isSameAs(slices.get(i).plane());
        }
    }

    @Test
    void framesWithoutAPlaceComeAfterThoseWithOne() {
        DataSet partly = enhanced(5);
        partly.items(Tag.PerFrameFunctionalGroupsSequence).get(1).remove(Tag.PlanePositionSequence);
        Series series = SeriesAssembly.of("1.2", List.of(Headers.instance(partly)), List.of());

        assertThat(series.readingOrder()).extracting(SeriesFrame::frameNumber).containsExactly(1, 3, 4, 5, 2);
        assertThat(series.readingOrder().getLast().plane()).isEmpty();
    }

    @Test
    void placesOfAllFramesAreThoseOfEach() {
        for (DataSet header : List.of(enhanced(7), dose(7), emission(7), cine(7))) {
            Instance image = Headers.instance(header);
            List<Optional<ImagePlane>> each = new ArrayList<>();
            IntStream.rangeClosed(1, 7).forEach(number -> each.add(image.plane(number)));

            assertThat(image.planes()).isEqualTo(each);
            assertThat(SeriesFrame.of(image)).extracting(SeriesFrame::plane).isEqualTo(each);
        }
        assertThat(Headers.instance(emission(7)).planes()).doesNotContain(Optional.empty());
    }

    @Test
    void fourTimesAsManyFramesCostAboutFourTimesAsMuch() throws Exception {
        assertLinear(SeriesFrameTest::enhanced);
        assertLinear(SeriesFrameTest::dose);
        assertLinear(SeriesFrameTest::emission);
        assertLinear(SeriesFrameTest::cine);
    }

    /** Memory taken counts the work without a clock: a vector of all frames that is read for each of them would make it sixteen times as much. */
    private static void assertLinear(IntFunction<DataSet> image) throws Exception {
        Instance few = Headers.instance(image.apply(500));
        Instance many = Headers.instance(image.apply(2000));
        bytes(few);

        assertThat(bytes(many)).isLessThan(6 * bytes(few));
    }

    private static long bytes(Instance image) throws Exception {
        ThreadMeter meter = new ThreadMeter();
        long before = meter.bytes();
        List<SeriesFrame> frames = SeriesFrame.of(image);
        long taken = meter.bytes() - before;
        assertThat(frames).hasSize(image.frames());
        return taken;
    }

    private static DataSet enhanced(int frames) {
        List<DataSet> groups = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            groups.add(new DataSet()
                    .putItems(
                            Tag.PlanePositionSequence,
                            new DataSet().putDecimal(Tag.ImagePositionPatient, -10, -20, frame)));
        }
        return Headers.frames(Headers.ENHANCED_MR, frames)
                .remove(Tag.ImagePositionPatient)
                .putItems(Tag.PerFrameFunctionalGroupsSequence, groups);
    }

    private static DataSet dose(int frames) {
        return Headers.frames(Headers.RT_DOSE, frames)
                .putDecimal(
                        Tag.GridFrameOffsetVector,
                        IntStream.range(0, frames).mapToDouble(frame -> frame).toArray());
    }

    private static DataSet emission(int frames) {
        return Headers.frames(Headers.NM, frames)
                .putString(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "RECON TOMO", "EMISSION")
                .putInteger(
                        Tag.SliceVector, Vr.US, IntStream.rangeClosed(1, frames).toArray())
                .putDecimal(Tag.SpacingBetweenSlices, 3);
    }

    private static DataSet cine(int frames) {
        return Headers.frames("1.2.840.10008.5.1.4.1.1.3.1", frames);
    }
}
