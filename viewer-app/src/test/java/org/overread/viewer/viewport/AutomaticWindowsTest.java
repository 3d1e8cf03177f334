package org.overread.viewer.viewport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.dicom.Vr;
import org.overread.core.image.FrameRef;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.ModalityLut;
import org.overread.core.image.VoiWindow;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;

/** Images without any window: one value is one brightness throughout a series. */
class AutomaticWindowsTest {
    private static final String PRIMARY = "ORIGINAL\\PRIMARY\\M";

    @Test
    void slicesOfDifferentRangesAreShownWithOneWindow() {
        FrameStack stack = stack("MR", true, PRIMARY, PRIMARY);

        VoiWindow first = window(stack, 0, 100, 300);
        assertEquals(first, window(stack, 1, 0, 2000), "a value must not change its grey from slice to slice");
        assertEquals(200, first.center(), 3);
        assertEquals(200, first.width(), 5);
    }

    @Test
    void theWindowIsChosenAnewFromTheFrameOnScreenWhenAskedFor() {
        FrameStack stack = stack("MR", true, PRIMARY, PRIMARY);
        window(stack, 0, 100, 300);

        stack.chooseWindowAnew();

        VoiWindow second = window(stack, 1, 0, 2000);
        assertEquals(1000, second.center(), 30);
        assertEquals(second, window(stack, 0, 100, 300));
    }

    @Test
    void aBlankSliceDoesNotChooseForTheOthers() {
        FrameStack stack = stack("MR", true, PRIMARY, PRIMARY);

        window(stack, 0, 0, 0);

        assertEquals(1000, window(stack, 1, 0, 2000).center(), 30);
        assertEquals(1000, window(stack, 0, 0, 0).center(), 30);
    }

    @Test
    void radiographsAndImagesOfAnotherTypeOrUnitHaveTheirOwn() {
        FrameStack radiographs = stack("CR", false, PRIMARY, PRIMARY);
        FrameStack mixed = stack("MR", true, PRIMARY, "DERIVED\\PRIMARY\\ADC");
        FrameStack units = stack("MR", true, PRIMARY, PRIMARY);

        assertNotEquals(window(radiographs, 0, 100, 300), window(radiographs, 1, 0, 2000));
        assertNotEquals(window(mixed, 0, 100, 300), window(mixed, 1, 0, 2000));
        VoiWindow plain = window(units, 0, 100, 300);
        assertNotEquals(
                plain,
                units.automaticWindows()
                        .of(units.frame(1), pixels(units.frame(1).ref(), 0, 2000, "mm2/s")));
    }

    @Test
    void aMultiFrameInstanceHasOneWindowOfItsOwn() {
        FrameStack stack = stack("MR", true, PRIMARY, PRIMARY);
        Instance many = instance("1.9.3", 0, true, PRIMARY, 2);
        StackFrame one = new StackFrame(new FrameRef("1.9.3", 1), many, many.plane());
        StackFrame two = new StackFrame(new FrameRef("1.9.3", 2), many, many.plane());

        VoiWindow slice = window(stack, 0, 100, 300);
        VoiWindow own = stack.automaticWindows().of(one, pixels(one.ref(), 0, 2000, ""));

        assertNotEquals(slice, own);
        assertEquals(own, stack.automaticWindows().of(two, pixels(two.ref(), 50, 60, "")));
    }

    private static VoiWindow window(FrameStack stack, int position, int low, int high) {
        StackFrame frame = stack.frame(position);
        return stack.automaticWindows().of(frame, pixels(frame.ref(), low, high, ""));
    }

    /** Half of the pixels at each end. */
    private static GreyFrame pixels(FrameRef ref, int low, int high, String unit) {
        short[] stored = new short[100];
        Arrays.fill(stored, 0, 50, (short) low);
        Arrays.fill(stored, 50, 100, (short) high);
        return new GreyFrame(ref, 10, 10, stored, true, new ModalityLut.Linear(1, 0, unit));
    }

    private static FrameStack stack(String modality, boolean placed, String... imageTypes) {
        List<Instance> instances = new ArrayList<>();
        for (int k = 0; k < imageTypes.length; k++) {
            instances.add(instance("1.9.1." + (k + 1), k, placed, imageTypes[k], 1));
        }
        return new FrameStack(new Series("1.9.1", modality, Optional.empty(), "", "", instances, placed, List.of()));
    }

    private static Instance instance(String uid, int k, boolean placed, String imageType, int frames) {
        Instance slice = SyntheticSeries.instance(uid, k, "MONOCHROME2");
        DataSet header = new DataSet().putString(Tag.ImageType, Vr.CS, imageType.split("\\\\"));
        return new Instance(
                slice.file(),
                slice.transferSyntaxUid(),
                uid,
                slice.sopClassUid(),
                frames,
                placed ? slice.plane() : Optional.empty(),
                header);
    }
}
