package org.overread.core.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parallel slices of which several lie in one place, taken apart into phases, echoes, b-values, … : by the attribute that
 * leaves one slice in each place, else by the attribute that comes nearest and further ones within its parts. What no
 * attribute tells apart stays together.
 *
 * @param parts with their labels, in ascending order of the attribute's values
 * @param by names of the attributes; empty where nothing was split
 */
record PhaseSplit(List<Part> parts, Set<String> by) {
    /** Attributes that are combined at most. */
    private static final int DEEPEST = 4;
    /** A part of fewer slices is no stack that an attribute sets apart beyond the number of images in one place. */
    private static final int LEAST_SLICES = 3;

    record Part(String label, List<Slice> slices) {}

    static PhaseSplit of(List<Slice> slices) {
        Set<String> by = new TreeSet<>();
        return new PhaseSplit(split(new Part("", slices), DEEPEST, by), by);
    }

    private static List<Part> split(Part whole, int depth, Set<String> by) {
        List<List<Slice>> places = SlicePositions.places(whole.slices());
        int most = most(places);
        if (most < 2 || depth == 0) {
            return List.of(whole);
        }
        Optional<Choice> choice = byValues(whole, most).or(() -> byOrder(places, most));
        if (choice.isEmpty()) {
            return List.of(whole);
        }
        by.add(choice.get().name());
        List<Part> parts = new ArrayList<>();
        for (Part part : choice.get().parts()) {
            String label = whole.label().isEmpty() ? part.label() : whole.label() + ", " + part.label();
            parts.addAll(split(new Part(label, part.slices()), depth - 1, by));
        }
        return parts;
    }

    private record Choice(String name, List<Part> parts) {}

    private static Optional<Choice> byValues(Part whole, int most) {
        List<SliceAttribute> attributes = new ArrayList<>(SliceAttribute.VALUES);
        attributes.addAll(
                SliceAttribute.dimensions(whole.slices().getFirst().instance().header()));
        Optional<Choice> best = Optional.empty();
        int left = most;
        for (SliceAttribute attribute : attributes) {
            Map<String, List<Slice>> classes = classes(whole.slices(), attribute);
            if (classes.size() < 2 || classes.size() > whole.slices().size() / 2 && classes.size() > most) {
                continue;
            }
            int remaining = 0;
            int fewest = Integer.MAX_VALUE;
            for (List<Slice> slices : classes.values()) {
                remaining = Math.max(remaining, most(SlicePositions.places(slices)));
                fewest = Math.min(fewest, slices.size());
            }
            boolean fits = classes.size() <= most || remaining == 1 && fewest >= LEAST_SLICES;
            if (fits && remaining < left) {
                best = Optional.of(new Choice(kind(attribute), parts(classes, attribute)));
                left = remaining;
            }
            if (left == 1) {
                break;
            }
        }
        return best;
    }

    private static String kind(SliceAttribute attribute) {
        return attribute.name().isEmpty() ? "Image Type" : attribute.name();
    }

    private static Map<String, List<Slice>> classes(List<Slice> slices, SliceAttribute attribute) {
        Map<String, List<Slice>> classes = new LinkedHashMap<>();
        for (Slice slice : slices) {
            classes.computeIfAbsent(attribute.value().apply(slice), value -> new ArrayList<>())
                    .add(slice);
        }
        return classes;
    }

    private static List<Part> parts(Map<String, List<Slice>> classes, SliceAttribute attribute) {
        List<String> values = new ArrayList<>(classes.keySet());
        if (values.stream().allMatch(PhaseSplit::isNumber)) {
            values.sort(Comparator.comparingDouble(Double::parseDouble));
        }
        return values.stream()
                .map(value -> new Part(attribute.label(value), classes.get(value)))
                .toList();
    }

    private static boolean isNumber(String value) {
        return value.matches("-?[0-9]{1,40}(\\.[0-9]{1,40})?");
    }

    /** By rank in each place, where every place has equally many images, each with a value of its own. */
    private static Optional<Choice> byOrder(List<List<Slice>> places, int most) {
        if (places.stream().anyMatch(place -> place.size() != most)) {
            return Optional.empty();
        }
        for (SliceAttribute attribute : SliceAttribute.ORDERS) {
            List<List<Slice>> ranks = new ArrayList<>();
            for (int rank = 0; rank < most; rank++) {
                ranks.add(new ArrayList<>());
            }
            if (places.stream().allMatch(place -> rank(place, attribute, ranks))) {
                List<Part> parts = new ArrayList<>();
                for (int rank = 0; rank < most; rank++) {
                    parts.add(new Part(attribute.name() + " " + (rank + 1) + " of " + most, ranks.get(rank)));
                }
                return Optional.of(new Choice(attribute.name(), parts));
            }
        }
        return Optional.empty();
    }

    /** Adds the slices of a place to their ranks; false where their values do not order them. */
    private static boolean rank(List<Slice> place, SliceAttribute attribute, List<List<Slice>> ranks) {
        record Valued(BigDecimal value, Slice slice) {}
        List<Valued> valued = new ArrayList<>();
        Set<BigDecimal> distinct = new HashSet<>();
        for (Slice slice : place) {
            String text = attribute.value().apply(slice);
            if (!isNumber(text) || !distinct.add(new BigDecimal(text).stripTrailingZeros())) {
                return false;
            }
            valued.add(new Valued(new BigDecimal(text), slice));
        }
        valued.sort(Comparator.comparing(Valued::value));
        for (int rank = 0; rank < valued.size(); rank++) {
            ranks.get(rank).add(valued.get(rank).slice());
        }
        return true;
    }

    private static int most(List<List<Slice>> places) {
        return places.stream().mapToInt(List::size).max().orElse(0);
    }
}
