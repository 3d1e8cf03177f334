package org.overread.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.overread.core.image.FrameRef;

/**
 * A series: instances in reading order: stack by stack, by position along the slice normal, where they have one, then by
 * Instance Number.
 *
 * @param stacks what the frames with a place in the patient make: one for a plain series, several for phases, echoes,
 *     b-values, or localizers of several orientations; empty where no frame has a place
 * @param volumetric whether the series is one stack of evenly spaced slices, stacked along their normal, with no other
 *     images or a few that cannot be slices of it (scouts, captured screens), which a warning names
 * @param remarks what a reader must know about the series as a whole: missing or duplicate slices, gantry tilt, …
 */
public record Series(
        String seriesInstanceUid,
        String modality,
        Optional<Integer> number,
        String description,
        String bodyPart,
        List<Instance> instances,
        List<SliceStack> stacks,
        boolean volumetric,
        List<SeriesWarning> remarks) {
    public Series {
        instances = List.copyOf(instances);
        stacks = List.copyOf(stacks);
        remarks = List.copyOf(remarks);
    }

    /** A series whose stacks are found from its instances. */
    public Series(
            String seriesInstanceUid,
            String modality,
            Optional<Integer> number,
            String description,
            String bodyPart,
            List<Instance> instances,
            boolean volumetric,
            List<String> warnings) {
        this(
                seriesInstanceUid,
                modality,
                number,
                description,
                bodyPart,
                instances,
                SeriesGeometry.of(instances).stacks(),
                volumetric,
                warnings.stream().map(SeriesWarning::note).toList());
    }

    /** What a reader must know about the series, in English. */
    public List<String> warnings() {
        return SeriesWarning.english(remarks);
    }

    /** The stack that makes the series a volume; empty where it is none. */
    public Optional<SliceStack> volume() {
        return volumetric
                ? stacks.stream()
                        .filter(SliceStack::volumetric)
                        .max(Comparator.comparingInt(stack -> stack.slices().size()))
                : Optional.empty();
    }

    /** What it is called in a line: "CT 3". */
    public String title() {
        return number.map(n -> modality + " " + n).orElse(modality);
    }

    /** The stack that a frame is a slice of; empty for frames without a place. */
    public Optional<SliceStack> stackOf(FrameRef frame) {
        return stacks.stream()
                .filter(stack ->
                        stack.slices().stream().anyMatch(slice -> slice.ref().equals(frame)))
                .findFirst();
    }

    /** What can be looked at as a volume around a frame: the stack that it is a slice of, also of a parametric map. */
    public Optional<SliceStack> volumeAround(FrameRef frame) {
        return stackOf(frame)
                .or(() -> SeriesGeometry.ofMaps(instances).stream()
                        .filter(stack -> stack.slices().stream()
                                .anyMatch(slice -> slice.ref().equals(frame)))
                        .findFirst());
    }

    public int frames() {
        return instances.stream().mapToInt(Instance::frames).sum();
    }

    /** All frames in reading order: stack by stack, then what has no place in the patient. Slices bring the place that their stack was found by. */
    public List<SeriesFrame> readingOrder() {
        List<SeriesFrame> frames = new ArrayList<>();
        Set<FrameRef> placed = new HashSet<>();
        for (SliceStack stack : stacks) {
            for (Slice slice : stack.slices()) {
                frames.add(SeriesFrame.of(slice));
                placed.add(slice.ref());
            }
        }
        for (Instance instance : instances) {
            if (!allIn(placed, instance)) {
                SeriesFrame.of(instance).stream()
                        .filter(frame -> !placed.contains(frame.ref()))
                        .forEach(frames::add);
            }
        }
        return frames;
    }

    private static boolean allIn(Set<FrameRef> placed, Instance instance) {
        return IntStream.rangeClosed(1, instance.frames())
                .allMatch(number -> placed.contains(new FrameRef(instance.sopInstanceUid(), number)));
    }
}
