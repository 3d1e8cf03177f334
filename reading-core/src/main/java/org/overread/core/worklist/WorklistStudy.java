package org.overread.core.worklist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.overread.core.study.Patient;
import org.overread.core.study.Series;
import org.overread.core.study.Study;

/**
 * A study as a line of the worklist. One Study Instance UID with two patients gives two lines.
 *
 * @param date a DA, {@code time} a TM
 * @param modalities Modalities in Study (0008,0061)
 * @param source where its images are: the folder or file it was read from, or the name of an archive
 * @param local whether the images lie on this machine
 * @param arrived when this station first knew of it
 */
public record WorklistStudy(
        String studyInstanceUid,
        Patient patient,
        Optional<String> date,
        Optional<String> time,
        Optional<String> accessionNumber,
        String description,
        List<String> modalities,
        List<String> bodyParts,
        Optional<String> referringPhysician,
        int series,
        int images,
        String source,
        boolean local,
        Instant arrived) {
    public WorklistStudy {
        modalities = List.copyOf(modalities);
        bodyParts = List.copyOf(bodyParts);
    }

    /** The line of a study that was read from files. */
    public static WorklistStudy of(Study study, String source, Instant arrived) {
        return new WorklistStudy(
                study.studyInstanceUid(),
                study.patient(),
                study.date(),
                study.time(),
                study.accessionNumber(),
                study.description(),
                study.series().stream()
                        .map(Series::modality)
                        .filter(modality -> !modality.isBlank())
                        .distinct()
                        .sorted()
                        .toList(),
                study.series().stream()
                        .map(Series::bodyPart)
                        .filter(part -> !part.isBlank())
                        .distinct()
                        .sorted()
                        .toList(),
                study.referringPhysician(),
                study.series().size(),
                study.series().stream().mapToInt(Series::frames).sum(),
                source,
                true,
                arrived);
    }
}
