package org.overread.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;

/**
 * How the frames of a series lie to each other: which stacks they make, whether they form one volume, and what a reader
 * must be told.
 *
 * @param stacks in reading order; empty where no image has a place in the patient
 */
record SeriesGeometry(List<SliceStack> stacks, boolean volumetric, List<SeriesWarning> warnings) {
    /** Warnings on single stacks that are spelt out. */
    private static final int NAMED_WARNINGS = 6;

    static SeriesGeometry of(List<Instance> instances) {
        return ofNumbered(SeriesAssembly.byNumber(instances));
    }

    /** Of instances in the order of {@link SeriesAssembly#byNumber}. */
    static SeriesGeometry ofNumbered(List<Instance> instances) {
        List<Slice> slices = new ArrayList<>();
        List<SeriesFrame> frames = new ArrayList<>();
        for (Instance image : instances) {
            if (isSliceImage(image)) {
                addFrames(image, frames, slices);
            }
        }
        if (slices.isEmpty()) {
            return new SeriesGeometry(List.of(), false, List.of());
        }
        List<SeriesWarning> warnings = new ArrayList<>();
        int unplaced = frames.size() - slices.size();
        if (unplaced > 0) {
            warnings.add(SeriesWarning.of(SeriesWarning.Code.NO_PLACE, unplaced, frames.size()));
        }
        List<SliceStack> stacks = stacks(slices, warnings);
        Optional<SeriesVolume> volume = SeriesVolume.of(stacks, frames);
        volume.flatMap(SeriesVolume::warning).ifPresent(warnings::add);
        return new SeriesGeometry(stacks, volume.isPresent(), warnings);
    }

    /** What the frames of parametric maps make: they are looked at as volumes, but are no images to be read or analysed. */
    static List<SliceStack> ofMaps(List<Instance> instances) {
        List<Slice> slices = new ArrayList<>();
        SeriesAssembly.byNumber(instances).stream()
                .filter(instance -> instance.sopClassUid().equals(SopClass.PARAMETRIC_MAP))
                .forEach(map -> addFrames(map, new ArrayList<>(), slices));
        return slices.isEmpty() ? List.of() : stacks(slices, new ArrayList<>());
    }

    /** Whether the instance is of slices: not a projection or cine, not a derived object whose frames are laid out otherwise. */
    private static boolean isSliceImage(Instance instance) {
        boolean cine = instance.frames() > 1
                && !instance.header().contains(Tag.PerFrameFunctionalGroupsSequence)
                && !instance.header().contains(Tag.SliceVector);
        return instance.frames() > 0 && !cine && !DerivedObjects.contains(instance.sopClassUid());
    }

    private static void addFrames(Instance image, List<SeriesFrame> frames, List<Slice> slices) {
        for (SeriesFrame frame : SeriesFrame.of(image)) {
            frames.add(frame);
            frame.plane().ifPresent(plane -> slices.add(new Slice(image, frame.frameNumber(), plane)));
        }
    }

    private static List<SliceStack> stacks(List<Slice> slices, List<SeriesWarning> warnings) {
        SliceGroups groups = SliceGroups.of(slices);
        warnings.addAll(groups.differences());
        List<SliceStack> stacks = new ArrayList<>();
        for (List<Slice> group : groups.groups()) {
            stacks.addAll(stacks(groups.label(group), group, warnings));
        }
        addWarnings(stacks, warnings);
        return stacks;
    }

    private static List<SliceStack> stacks(String groupLabel, List<Slice> group, List<SeriesWarning> warnings) {
        PhaseSplit split = PhaseSplit.of(group);
        List<SliceStack> stacks = new ArrayList<>();
        for (PhaseSplit.Part part : split.parts()) {
            String label = groupLabel.isEmpty() || part.label().isEmpty()
                    ? groupLabel + part.label()
                    : groupLabel + ", " + part.label();
            stacks.add(SliceStack.of(label, part.slices()));
        }
        if (stacks.size() > 1) {
            warnings.add(ofStack(
                    groupLabel,
                    SeriesWarning.of(SeriesWarning.Code.SAME_PLACE, stacks.size(), List.copyOf(split.by()))));
            uncompleted(stacks, warnings);
        }
        return stacks;
    }

    private static void uncompleted(List<SliceStack> stacks, List<SeriesWarning> warnings) {
        int most =
                stacks.stream().mapToInt(stack -> stack.slices().size()).max().orElse(0);
        long fewer =
                stacks.stream().filter(stack -> stack.slices().size() < most).count();
        if (fewer > 0) {
            warnings.add(SeriesWarning.of(SeriesWarning.Code.FEWER_SLICES, fewer, most));
        }
    }

    private static void addWarnings(List<SliceStack> stacks, List<SeriesWarning> warnings) {
        List<SeriesWarning> single = new ArrayList<>();
        for (SliceStack stack : stacks) {
            stack.remarks().forEach(warning -> single.add(ofStack(stack.label(), warning)));
        }
        warnings.addAll(single.subList(0, Math.min(NAMED_WARNINGS, single.size())));
        if (single.size() > NAMED_WARNINGS) {
            warnings.add(SeriesWarning.of(SeriesWarning.Code.MORE, single.size() - NAMED_WARNINGS));
        }
    }

    private static SeriesWarning ofStack(String label, SeriesWarning warning) {
        return label.isEmpty() ? warning : SeriesWarning.of(SeriesWarning.Code.STACK, label, warning);
    }
}
