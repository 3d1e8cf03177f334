package org.overread.core.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.overread.core.dicom.Tag;
import org.overread.core.study.Instance;
import org.overread.core.study.Patient;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesAssembly;
import org.overread.core.study.Study;

/**
 * Groups instances into series and studies. Instances that share a Study Instance UID but name different patients are
 * never put together: each patient gets a study of its own, and every series of them says so.
 */
final class StudyGrouping {

    static List<Study> group(List<Instance> instances) {
        Map<String, List<Instance>> byStudy = new LinkedHashMap<>();
        for (Instance instance : instances) {
            byStudy.computeIfAbsent(text(instance, Tag.StudyInstanceUID), uid -> new ArrayList<>())
                    .add(instance);
        }
        List<Study> studies = new ArrayList<>();
        byStudy.forEach((uid, members) -> studies.addAll(studies(uid, members)));
        studies.sort(Comparator.comparing((Study study) -> study.date().orElse(""))
                .thenComparing(study -> study.time().orElse(""))
                .thenComparing(Study::studyInstanceUid)
                .thenComparing(study -> study.patient().id()));
        return studies;
    }

    private static List<Study> studies(String uid, List<Instance> instances) {
        List<PatientIdentities.Group> patients = PatientIdentities.split(instances);
        List<Study> studies = new ArrayList<>();
        for (PatientIdentities.Group patient : patients) {
            studies.add(study(uid, patient, patients.size() > 1));
        }
        return studies;
    }

    private static Study study(String uid, PatientIdentities.Group patient, boolean uidOfSeveralPatients) {
        List<String> notes = new ArrayList<>();
        if (uidOfSeveralPatients) {
            notes.add("conflicting patient identity: other instances of this Study Instance UID name another patient");
        }
        patient.disagreement().ifPresent(notes::add);
        List<Instance> instances = patient.instances();
        return new Study(
                uid,
                patient(instances),
                first(instances, Tag.StudyDate),
                first(instances, Tag.StudyTime),
                first(instances, Tag.AccessionNumber),
                first(instances, Tag.StudyID),
                first(instances, Tag.StudyDescription).orElse(""),
                first(instances, Tag.ReferringPhysicianName),
                series(instances, notes));
    }

    private static List<Series> series(List<Instance> instances, List<String> notes) {
        Map<String, List<Instance>> bySeries = new LinkedHashMap<>();
        for (Instance instance : instances) {
            bySeries.computeIfAbsent(text(instance, Tag.SeriesInstanceUID), uid -> new ArrayList<>())
                    .add(instance);
        }
        List<Series> series = new ArrayList<>(bySeries.entrySet().parallelStream()
                .map(members -> SeriesAssembly.of(members.getKey(), members.getValue(), notes))
                .toList());
        series.sort(Comparator.comparing((Series one) -> one.frames() == 0)
                .thenComparing(one -> one.number().orElse(Integer.MAX_VALUE))
                .thenComparing(Series::seriesInstanceUid));
        return series;
    }

    private static Patient patient(List<Instance> instances) {
        return new Patient(
                first(instances, Tag.PatientName).orElse(""),
                first(instances, Tag.PatientID).orElse(""),
                first(instances, Tag.IssuerOfPatientID).orElse(""),
                first(instances, Tag.PatientBirthDate),
                first(instances, Tag.PatientSex),
                first(instances, Tag.PatientAge));
    }

    private static Optional<String> first(List<Instance> instances, int tag) {
        return instances.stream()
                .map(instance -> instance.header().string(tag))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String text(Instance instance, int tag) {
        return instance.header().string(tag).orElse("");
    }

    private StudyGrouping() {}
}
