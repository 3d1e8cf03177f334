package org.overread.core.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.overread.core.dicom.Tag;
import org.overread.core.study.Instance;

/**
 * Which instances of one study are of one patient. A Patient ID (with its issuer) tells patients apart; instances
 * without one go with the others only where there is no more than one ID.
 */
final class PatientIdentities {

    /** Instances of one patient; {@code disagreement} where they differ in name, birth date or sex all the same. */
    record Group(List<Instance> instances, Optional<String> disagreement) {}

    static List<Group> split(List<Instance> instances) {
        Map<String, List<Instance>> byId = new LinkedHashMap<>();
        for (Instance instance : instances) {
            byId.computeIfAbsent(identity(instance), id -> new ArrayList<>()).add(instance);
        }
        List<Instance> withoutId = byId.getOrDefault("", List.of());
        if (byId.size() == 2 && !withoutId.isEmpty()) {
            return List.of(group(instances));
        }
        return byId.values().stream().map(PatientIdentities::group).toList();
    }

    private static Group group(List<Instance> instances) {
        List<String> differing = new ArrayList<>();
        addIfDiffering(instances, Tag.PatientName, "Patient's Name", differing);
        addIfDiffering(instances, Tag.PatientBirthDate, "Patient's Birth Date", differing);
        addIfDiffering(instances, Tag.PatientSex, "Patient's Sex", differing);
        Optional<String> disagreement = differing.isEmpty()
                ? Optional.empty()
                : Optional.of("conflicting patient identity: instances of this study differ in "
                        + String.join(", ", differing));
        return new Group(instances, disagreement);
    }

    private static void addIfDiffering(List<Instance> instances, int tag, String name, List<String> differing) {
        Set<String> values = instances.stream()
                .map(instance -> instance.header().string(tag))
                .flatMap(Optional::stream)
                .map(PatientIdentities::normal)
                .collect(Collectors.toSet());
        if (values.size() > 1) {
            differing.add(name);
        }
    }

    private static String identity(Instance instance) {
        String id = instance.header().string(Tag.PatientID).orElse("");
        String issuer = instance.header().string(Tag.IssuerOfPatientID).orElse("");
        return id.isEmpty() ? "" : id + "\n" + issuer;
    }

    /** Case, spaces and trailing empty name components do not make another name. */
    private static String normal(String value) {
        return value.toUpperCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .replaceAll("[\\s^=]+$", "")
                .strip();
    }

    private PatientIdentities() {}
}
