package org.overread.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.overread.core.dicom.Tag;
import org.overread.core.image.FrameRef;
import org.overread.core.image.ImagePlane;

/**
 * The one stack that makes a series a volume, and the images beside it that cannot be slices of it: scouts, captured
 * screens. Of a series with images beside it that could be slices, or with more than a few, none is taken.
 */
record SeriesVolume(SliceStack stack, List<SeriesFrame> others) {
    /** A stack of fewer slices is not what the other images stand beside. */
    private static final int FEWEST_SLICES = 4;
    /** Images beside the stack, at most one for so many slices. */
    private static final int SLICES_PER_OTHER = 5;
    /** Cosine of the angle (20°) from which on a plane crosses the stack and is none of its slices, tilted. */
    private static final double CROSSING = 0.94;

    private static final int NAMED = 6;

    /** @param frames all frames that are slices or could be, in the order of their instances */
    static Optional<SeriesVolume> of(List<SliceStack> stacks, List<SeriesFrame> frames) {
        return stacks.stream()
                .filter(SliceStack::volumetric)
                .max(Comparator.comparingInt(stack -> stack.slices().size()))
                .map(stack -> new SeriesVolume(stack, others(stack, frames)))
                .filter(SeriesVolume::isClear);
    }

    private static List<SeriesFrame> others(SliceStack stack, List<SeriesFrame> frames) {
        if (stack.slices().size() == frames.size()) {
            return List.of();
        }
        Set<FrameRef> slices = new HashSet<>();
        stack.slices().forEach(slice -> slices.add(slice.ref()));
        return frames.stream().filter(frame -> !slices.contains(frame.ref())).toList();
    }

    private boolean isClear() {
        int slices = stack.slices().size();
        return others.isEmpty()
                || slices >= FEWEST_SLICES
                        && others.size() * SLICES_PER_OTHER <= slices
                        && others.stream().allMatch(this::isNoSlice);
    }

    private boolean isNoSlice(SeriesFrame frame) {
        Instance image = frame.instance();
        if (image.header().strings(Tag.ImageType).contains("LOCALIZER")) {
            return true;
        }
        Slice slice = stack.slices().getFirst();
        Optional<ImagePlane> plane = frame.plane();
        if (plane.isPresent()) {
            return Math.abs(plane.get().normal().dot(slice.plane().normal())) < CROSSING;
        }
        return !image.sopClassUid().equals(slice.instance().sopClassUid())
                || image.header().integer(Tag.Rows).orElse(0) != slice.rows()
                || image.header().integer(Tag.Columns).orElse(0) != slice.columns();
    }

    /** Which images are left out, for the reader; empty where none is. */
    Optional<SeriesWarning> warning() {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        List<String> numbers = new ArrayList<>();
        for (SeriesFrame frame : others.subList(0, Math.min(NAMED, others.size()))) {
            OptionalInt number = frame.instance().header().integer(Tag.InstanceNumber);
            numbers.add(number.isPresent() ? Integer.toString(number.getAsInt()) : "without a number");
        }
        int more = others.size() - numbers.size();
        SeriesWarning.Code code = others.size() == 1
                ? SeriesWarning.Code.NOT_OF_VOLUME_ONE
                : more > 0 ? SeriesWarning.Code.NOT_OF_VOLUME_MORE : SeriesWarning.Code.NOT_OF_VOLUME;
        return Optional.of(SeriesWarning.of(
                code, String.join(", ", numbers), stack.slices().size(), more));
    }
}
