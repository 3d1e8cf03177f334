package org.overread.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.overread.core.dicom.Tag;
import org.overread.core.study.SeriesGeometry.Slice;

/** Makes a series of its instances: reading order, whether they form a volume, warnings. */
public final class SeriesAssembly {

    /** The series of instances that have one Series Instance UID; {@code notes} come before the warnings found here. */
    public static Series of(String seriesInstanceUid, List<Instance> instances, List<String> notes) {
        SeriesGeometry geometry = SeriesGeometry.of(instances);
        List<Instance> ordered = ordered(instances, geometry);
        List<String> warnings = new ArrayList<>(notes);
        warnings.addAll(geometry.warnings());
        withoutPixels(ordered).ifPresent(warnings::add);
        return new Series(
                seriesInstanceUid,
                first(ordered, Tag.Modality).orElse("OT"),
                number(ordered),
                first(ordered, Tag.SeriesDescription).orElse(""),
                first(ordered, Tag.BodyPartExamined).orElse(""),
                ordered,
                geometry.volumetric() && warnings.size() == notes.size(),
                warnings);
    }

    private static List<Instance> ordered(List<Instance> instances, SeriesGeometry geometry) {
        Map<Instance, Integer> numbers = new IdentityHashMap<>();
        instances.forEach(instance -> numbers.put(
                instance, instance.header().integer(Tag.InstanceNumber).orElse(Integer.MAX_VALUE)));
        List<Instance> byNumber = new ArrayList<>(instances);
        byNumber.sort(Comparator.comparingInt((Instance instance) -> numbers.get(instance))
                .thenComparing(Instance::sopInstanceUid));
        LinkedHashSet<String> order = new LinkedHashSet<>();
        geometry.slices().stream().map(Slice::instance).forEach(instance -> order.add(instance.sopInstanceUid()));
        if (order.isEmpty()) {
            return byNumber;
        }
        List<String> positions = List.copyOf(order);
        Map<String, Integer> rank = new HashMap<>();
        for (int i = 0; i < positions.size(); i++) {
            rank.put(positions.get(i), i);
        }
        byNumber.sort(
                Comparator.comparingInt(instance -> rank.getOrDefault(instance.sopInstanceUid(), Integer.MAX_VALUE)));
        return byNumber;
    }

    private static Optional<String> withoutPixels(List<Instance> instances) {
        long count = instances.stream()
                .filter(instance -> instance.frames() > 0)
                .filter(instance -> !hasPixels(instance))
                .count();
        return count == 0
                ? Optional.empty()
                : Optional.of(count + (count == 1 ? " image" : " images") + " without pixel data");
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
