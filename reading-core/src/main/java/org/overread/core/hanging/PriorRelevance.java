package org.overread.core.hanging;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.overread.core.worklist.WorklistStudy;

/** Which earlier studies of a patient are worth seeing beside the one being read. */
public final class PriorRelevance {
    private static final String UNKNOWN_DATE = "";

    /**
     * Those that are earlier, the most relevant first: same modality and body part, then same body part, then same
     * modality, then the others; the newest first in each. A study that does not say when it was made comes last in its
     * kind.
     */
    public static List<WorklistStudy> order(WorklistStudy current, List<WorklistStudy> others) {
        return others.stream()
                .filter(other -> !other.studyInstanceUid().equals(current.studyInstanceUid()))
                .filter(other -> isEarlier(other, current))
                .sorted(Comparator.comparingInt((WorklistStudy other) -> rank(current, other))
                        .thenComparing(PriorRelevance::moment, Comparator.reverseOrder()))
                .toList();
    }

    /** Whether it is of the same modality and body part: to be read beside without being asked for. */
    public static boolean isComparable(WorklistStudy current, WorklistStudy other) {
        return rank(current, other) == 0;
    }

    private static int rank(WorklistStudy current, WorklistStudy other) {
        boolean modality = shareOne(current.modalities(), other.modalities());
        boolean part = current.bodyParts().isEmpty() && other.bodyParts().isEmpty()
                ? sameWords(current, other)
                : BodyParts.name(current.bodyParts(), other.bodyParts())
                        || BodyParts.name(other.bodyParts(), current.bodyParts());
        return (part ? 0 : 2) + (modality ? 0 : 1);
    }

    /** Images are what is compared: reports and segmentations of a study make no modality of it. */
    private static boolean shareOne(List<String> some, List<String> others) {
        Set<String> noImages = Set.of("SR", "SEG", "PR", "KO", "DOC", "REG", "RTSTRUCT", "RTPLAN", "RTDOSE", "OT");
        Set<String> images =
                some.stream().filter(one -> !noImages.contains(one)).collect(Collectors.toSet());
        return others.stream().anyMatch(images::contains);
    }

    private static boolean sameWords(WorklistStudy current, WorklistStudy other) {
        return !current.description().isBlank() && current.description().equalsIgnoreCase(other.description());
    }

    private static boolean isEarlier(WorklistStudy other, WorklistStudy current) {
        String now = moment(current);
        String then = moment(other);
        return now.isEmpty() || then.isEmpty() || then.compareTo(now) < 0;
    }

    private static String moment(WorklistStudy study) {
        return study.date().map(date -> date + study.time().orElse("")).orElse(UNKNOWN_DATE);
    }

    private PriorRelevance() {}
}
