package org.overread.core.hanging;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.overread.core.study.Study;

/**
 * Which studies a protocol is for. Modality, side, view and counts must hold; of body part and description, where given,
 * one.
 *
 * @param modality any of these; empty for all
 * @param images least number in the study
 * @param priors least number of priors
 * @param weight added to the score
 */
public record StudyCriteria(
        List<String> modality,
        List<String> bodyPart,
        Optional<BoundedPattern> description,
        Optional<BoundedPattern> notDescription,
        Optional<String> laterality,
        List<String> view,
        int images,
        int priors,
        int weight) {
    private static final int MODALITY = 8;
    private static final int BODY_PART = 6;
    private static final int DESCRIPTION = 4;
    /** The description says so, but the body part says otherwise. */
    private static final int DOUBTFUL = 2;

    private static final int DETAIL = 2;

    public StudyCriteria {
        modality = List.copyOf(modality);
        bodyPart = List.copyOf(bodyPart);
        view = List.copyOf(view);
    }

    /** How well a study fits, the more the better; empty where it does not. */
    public OptionalInt score(StudyToHang study) {
        List<ImageSet> sets = study.images(0).stream()
                .filter(set ->
                        modality.isEmpty() || modality.contains(set.attributes().modality()))
                .toList();
        int frames = sets.stream().mapToInt(set -> set.frames().size()).sum();
        if (sets.isEmpty()
                || frames < images
                || study.priors() < priors
                || notDescription
                        .filter(words -> isIn(words, study.current(), sets))
                        .isPresent()) {
            return OptionalInt.empty();
        }
        OptionalInt region = region(study.current(), sets);
        OptionalInt detail = detail(sets);
        if (region.isEmpty() || detail.isEmpty()) {
            return OptionalInt.empty();
        }
        int counted = (modality.isEmpty() ? 0 : MODALITY) + (images > 0 ? 1 : 0) + (priors > 0 ? 1 : 0);
        return OptionalInt.of(counted + region.getAsInt() + detail.getAsInt() + weight);
    }

    private OptionalInt region(Study study, List<ImageSet> sets) {
        if (bodyPart.isEmpty() && description.isEmpty()) {
            return OptionalInt.of(0);
        }
        boolean part =
                sets.stream().anyMatch(set -> BodyParts.name(set.attributes().bodyParts(), bodyPart));
        boolean words = description.filter(one -> isIn(one, study, sets)).isPresent();
        boolean stated =
                sets.stream().anyMatch(set -> !set.attributes().bodyParts().isEmpty());
        if (!part && !words) {
            return OptionalInt.empty();
        }
        int otherwise = !part && stated && !bodyPart.isEmpty() ? DOUBTFUL : 0;
        return OptionalInt.of((part ? BODY_PART : 0) + (words ? DESCRIPTION : 0) - otherwise);
    }

    private OptionalInt detail(List<ImageSet> sets) {
        boolean side = laterality.isEmpty()
                || sets.stream()
                        .anyMatch(set -> set.attributes().view().laterality().equals(laterality));
        boolean views = view.isEmpty()
                || sets.stream()
                        .anyMatch(set -> set.attributes()
                                .view()
                                .view()
                                .filter(view::contains)
                                .isPresent());
        return side && views
                ? OptionalInt.of((laterality.isEmpty() ? 0 : DETAIL) + (view.isEmpty() ? 0 : DETAIL))
                : OptionalInt.empty();
    }

    private static boolean isIn(BoundedPattern words, Study study, List<ImageSet> sets) {
        return Stream.concat(
                        Stream.of(study.description()),
                        sets.stream().map(set -> set.attributes().description()))
                .distinct()
                .anyMatch(words::isIn);
    }
}
