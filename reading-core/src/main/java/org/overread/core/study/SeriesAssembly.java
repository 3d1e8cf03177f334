package org.overread.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.overread.core.dicom.Tag;

/** Makes a series of its instances: reading order, whether they form a volume, warnings. */
public final class SeriesAssembly {

    /** The series of instances that have one Series Instance UID; {@code notes} come before the warnings found here. */
    public static Series of(String seriesInstanceUid, List<Instance> instances, List<SeriesWarning> notes) {
        List<Instance> numbered = byNumber(instances);
        SeriesGeometry geometry = SeriesGeometry.ofNumbered(numbered);
        List<Instance> ordered = ordered(numbered, geometry.stacks());
        Optional<SeriesWarning> withoutPixels = withoutPixels(ordered);
        List<SeriesWarning> warnings = new ArrayList<>(notes);
        warnings.addAll(geometry.warnings());
        withoutPixels.ifPresent(warnings::add);
        calibrationNotes(ordered).forEach(note -> warnings.add(SeriesWarning.note(note)));
        return new Series(
                seriesInstanceUid,
                first(ordered, Tag.Modality).orElse("OT"),
                number(ordered),
                first(ordered, Tag.SeriesDescription).orElse(""),
                first(ordered, Tag.BodyPartExamined).orElse(""),
                ordered,
                geometry.stacks(),
                geometry.volumetric() && withoutPixels.isEmpty(),
                warnings);
    }

    /** Stack by stack, by position in each; then what has no place, by Instance Number. */
    private static List<Instance> ordered(List<Instance> numbered, List<SliceStack> stacks) {
        Map<String, Integer> rank = new HashMap<>();
        for (SliceStack stack : stacks) {
            for (Slice slice : stack.slices()) {
                rank.putIfAbsent(slice.instance().sopInstanceUid(), rank.size());
            }
        }
        List<Instance> ordered = new ArrayList<>(numbered);
        ordered.sort(
                Comparator.comparingInt(instance -> rank.getOrDefault(instance.sopInstanceUid(), Integer.MAX_VALUE)));
        return ordered;
    }

    /** By Instance Number, then SOP Instance UID. */
    static List<Instance> byNumber(List<Instance> instances) {
        record Numbered(int number, Instance instance) {}
        List<Numbered> numbered = new ArrayList<>(instances.size());
        for (Instance instance : instances) {
            int number = instance.header().integer(Tag.InstanceNumber).orElse(Integer.MAX_VALUE);
            numbered.add(new Numbered(number, instance));
        }
        numbered.sort(Comparator.comparingInt(Numbered::number)
                .thenComparing(one -> one.instance().sopInstanceUid()));
        return numbered.stream().map(Numbered::instance).toList();
    }

    /** What the images state of their spacing and cannot be true, each thing once. */
    private static Set<String> calibrationNotes(List<Instance> instances) {
        Set<String> notes = new LinkedHashSet<>();
        for (Instance instance : instances) {
            if (instance.frames() > 0) {
                notes.addAll(instance.calibration(1).notes());
            }
        }
        return notes;
    }

    private static Optional<SeriesWarning> withoutPixels(List<Instance> instances) {
        long count = instances.stream()
                .filter(instance -> instance.frames() > 0)
                .filter(instance -> !hasPixels(instance))
                .count();
        return count == 0 ? Optional.empty() : Optional.of(SeriesWarning.of(SeriesWarning.Code.NO_PIXELS, count));
    }

    private static boolean hasPixels(Instance instance) {
        return instance.header().contains(Tag.PixelData)
                || instance.header().contains(Tag.FloatPixelData)
                || instance.header().contains(Tag.DoubleFloatPixelData);
    }

    private static Optional<String> first(List<Instance> instances, int tag) {
        return instances.stream()
                .map(instance -> instance.header().string(tag))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Integer> number(List<Instance> instances) {
        return instances.stream()
                .map(instance -> instance.header().integer(Tag.SeriesNumber))
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .findFirst();
    }

    private SeriesAssembly() {}
}
