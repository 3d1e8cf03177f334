package org.overread.core.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.study.Instance;
import org.overread.core.study.Patient;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesAssembly;
import org.overread.core.study.SeriesWarning;
import org.overread.core.study.Study;

/**
 * Groups instances into series and studies. Instances that share a Study Instance UID but name different patients are
 * never put together: each patient gets a study of its own, and every series of them says so.
 */
final class StudyGrouping {

    static List<Study> group(List<GroupedInstance> instances) {
        List<Study> studies = new ArrayList<>();
        by(GroupedInstance::studyInstanceUid, instances)
                .forEach((uid, members) -> studies.addAll(studies(uid, members)));
        studies.sort(Comparator.comparing((Study study) -> study.date().orElse(""))
                .thenComparing(study -> study.time().orElse(""))
                .thenComparing(Study::studyInstanceUid)
                .thenComparing(study -> study.patient().id()));
        return studies;
    }

    private static Map<String, List<GroupedInstance>> by(
            Function<GroupedInstance, String> uid, List<GroupedInstance> instances) {
        Map<String, List<GroupedInstance>> groups = new LinkedHashMap<>();
        for (GroupedInstance one : instances) {
            groups.computeIfAbsent(uid.apply(one), key -> new ArrayList<>()).add(one);
        }
        return groups;
    }

    private static List<Study> studies(String uid, List<GroupedInstance> instances) {
        List<PatientIdentities.Group> patients = PatientIdentities.split(instances);
        List<Study> studies = new ArrayList<>();
        for (PatientIdentities.Group patient : patients) {
            studies.add(study(uid, patient, patients.size() > 1));
        }
        return studies;
    }

    private static Study study(String uid, PatientIdentities.Group patient, boolean uidOfSeveralPatients) {
        List<SeriesWarning> notes = new ArrayList<>();
        if (uidOfSeveralPatients) {
            notes.add(SeriesWarning.of(SeriesWarning.Code.OTHER_PATIENT));
        }
        patient.disagreement().ifPresent(notes::add);
        List<DataSet> headers = GroupedInstance.common(patient.instances());
        return new Study(
                uid,
                patient(headers),
                first(headers, Tag.StudyDate),
                first(headers, Tag.StudyTime),
                first(headers, Tag.AccessionNumber),
                first(headers, Tag.StudyID),
                first(headers, Tag.StudyDescription).orElse(""),
                first(headers, Tag.ReferringPhysicianName),
                series(patient.instances(), notes));
    }

    private static List<Series> series(List<GroupedInstance> instances, List<SeriesWarning> notes) {
        List<Series> series =
                new ArrayList<>(by(GroupedInstance::seriesInstanceUid, instances).entrySet().parallelStream()
                        .map(members -> SeriesAssembly.of(members.getKey(), instances(members.getValue()), notes))
                        .toList());
        series.sort(Comparator.comparing((Series one) -> one.frames() == 0)
                .thenComparing(one -> one.number().orElse(Integer.MAX_VALUE))
                .thenComparing(Series::seriesInstanceUid));
        return series;
    }

    private static List<Instance> instances(List<GroupedInstance> members) {
        return members.stream().map(GroupedInstance::instance).toList();
    }

    private static Patient patient(List<DataSet> headers) {
        return new Patient(
                first(headers, Tag.PatientName).orElse(""),
                first(headers, Tag.PatientID).orElse(""),
                first(headers, Tag.IssuerOfPatientID).orElse(""),
                first(headers, Tag.PatientBirthDate),
                first(headers, Tag.PatientSex),
                first(headers, Tag.PatientAge));
    }

    private static Optional<String> first(List<DataSet> headers, int tag) {
        return headers.stream()
                .map(header -> header.string(tag))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private StudyGrouping() {}
}
