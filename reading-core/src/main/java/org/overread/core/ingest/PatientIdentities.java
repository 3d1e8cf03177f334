package org.overread.core.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.study.SeriesWarning;

/**
 * Which instances of one study are of one patient. A Patient ID (with its issuer) tells patients apart; instances
 * without one go with the others only where there is no more than one ID.
 */
final class PatientIdentities {

    /** Instances of one patient; {@code disagreement} where they differ in name, birth date or sex all the same. */
    record Group(List<GroupedInstance> instances, Optional<SeriesWarning> disagreement) {}

    private static final int[] IDENTITY = {
        Tag.SpecificCharacterSet,
        Tag.PatientName,
        Tag.PatientID,
        Tag.IssuerOfPatientID,
        Tag.PatientBirthDate,
        Tag.PatientSex
    };

    static List<Group> split(List<GroupedInstance> instances) {
        if (allOfSameBytes(instances)) {
            return List.of(new Group(instances, Optional.empty()));
        }
        return by(Tag.PatientID, instances).stream()
                .flatMap(sameId -> by(Tag.IssuerOfPatientID, sameId).stream())
                .map(PatientIdentities::group)
                .toList();
    }

    /** Whether all that tells patients apart is written alike, byte by byte, as it is in nearly every study. */
    private static boolean allOfSameBytes(List<GroupedInstance> instances) {
        for (DataSet header : GroupedInstance.common(instances)) {
            for (int tag : IDENTITY) {
                if (!header.agrees(tag, instances.getFirst().common())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Instances by the value of an attribute; those without one stay with the others where there is one value only. */
    private static List<List<GroupedInstance>> by(int tag, List<GroupedInstance> instances) {
        Map<String, List<GroupedInstance>> byValue = new LinkedHashMap<>();
        for (GroupedInstance instance : instances) {
            byValue.computeIfAbsent(instance.header().string(tag).orElse(""), value -> new ArrayList<>())
                    .add(instance);
        }
        return byValue.size() <= 2 && byValue.containsKey("") ? List.of(instances) : List.copyOf(byValue.values());
    }

    private static Group group(List<GroupedInstance> instances) {
        List<String> differing = new ArrayList<>();
        addIfDiffering(instances, Tag.PatientName, "Patient's Name", differing);
        addIfDiffering(instances, Tag.PatientBirthDate, "Patient's Birth Date", differing);
        addIfDiffering(instances, Tag.PatientSex, "Patient's Sex", differing);
        Optional<SeriesWarning> disagreement = differing.isEmpty()
                ? Optional.empty()
                : Optional.of(SeriesWarning.of(SeriesWarning.Code.IDENTITY_DIFFERS, String.join(", ", differing)));
        return new Group(instances, disagreement);
    }

    private static void addIfDiffering(List<GroupedInstance> instances, int tag, String name, List<String> differing) {
        Set<String> values = new HashSet<>();
        instances.forEach(instance -> instance.header().string(tag).ifPresent(values::add));
        if (values.stream().map(PatientIdentities::normal).distinct().count() > 1) {
            differing.add(name);
        }
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
