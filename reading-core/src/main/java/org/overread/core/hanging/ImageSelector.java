package org.overread.core.hanging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Which images belong somewhere. All that is given must hold; what an image does not say does not hold. Localizers are
 * chosen only where they are asked for.
 *
 * @param prior 0 for the study being read, 1 for the newest relevant prior, …
 * @param nth which of those that hold, from 1
 * @param order by which of several the first is chosen; then by the order of the study
 * @param insteadOf what to say where these stand in for others; empty for the first choice
 */
public record ImageSelector(
        int prior, Conditions conditions, int nth, List<Preference> order, Optional<String> insteadOf) {

    /** What makes one image set the better choice. */
    public enum Preference {
        THINNEST(set -> set.attributes().thicknessMm().orElse(Double.MAX_VALUE)),
        THICKEST(set -> -set.attributes().thicknessMm().orElse(0)),
        MOST_IMAGES(set -> -set.frames().size()),
        FEWEST_IMAGES(set -> set.frames().size()),
        VOLUME(set -> set.series().volumetric() ? 0 : 1),
        LAST(set -> -set.series().number().orElse(0));

        private final ToDoubleFunction<ImageSet> least;

        Preference(ToDoubleFunction<ImageSet> least) {
            this.least = least;
        }
    }

    /** @param orUnknown whether images may be taken whose attributes do not tell their weighting */
    public record Weightings(List<MrWeighting> any, boolean orUnknown) {
        public Weightings {
            any = List.copyOf(any);
        }

        boolean include(Optional<MrWeighting> stated) {
            return any.isEmpty() && !orUnknown || stated.map(any::contains).orElse(orUnknown);
        }
    }

    /** Empty lists and values are not asked for. */
    public record Conditions(
            List<String> modality,
            List<String> bodyPart,
            Optional<BoundedPattern> description,
            Optional<BoundedPattern> notDescription,
            Optional<AnatomicalPlane> plane,
            Weightings weighting,
            Optional<CtKernel> kernel,
            Optional<String> laterality,
            List<String> view,
            Optional<Boolean> contrastAgent,
            int images,
            boolean localizer) {
        public Conditions {
            modality = List.copyOf(modality);
            bodyPart = List.copyOf(bodyPart);
            view = List.copyOf(view);
        }

        boolean hold(ImageSet set) {
            ImageAttributes is = set.attributes();
            return modality.contains(is.modality())
                    && is.localizer() == localizer
                    && set.frames().size() >= images
                    && (bodyPart.isEmpty() || BodyParts.name(is.bodyParts(), bodyPart))
                    && description
                            .filter(words -> !words.isIn(is.description()))
                            .isEmpty()
                    && notDescription
                            .filter(words -> words.isIn(is.description()))
                            .isEmpty()
                    && isOneOf(plane.stream().toList(), is.plane())
                    && weighting.include(is.weighting())
                    && isOneOf(kernel.stream().toList(), is.kernel())
                    && isOneOf(laterality.stream().toList(), is.view().laterality())
                    && isOneOf(view, is.view().view())
                    && contrastAgent
                            .filter(wanted -> wanted != is.contrastAgent())
                            .isEmpty();
        }

        private static <T> boolean isOneOf(List<T> wanted, Optional<T> stated) {
            return wanted.isEmpty() || stated.filter(wanted::contains).isPresent();
        }
    }

    public ImageSelector {
        order = List.copyOf(order);
    }

    /** What is chosen of a study's image sets; empty where none holds. */
    Optional<ImageSet> choose(List<ImageSet> sets) {
        List<ImageSet> holding =
                new ArrayList<>(sets.stream().filter(conditions::hold).toList());
        holding.sort(best());
        return holding.stream().skip(nth - 1L).findFirst();
    }

    /** What was made to be looked at, and whole views, before all else. */
    private Comparator<ImageSet> best() {
        Comparator<ImageSet> first =
                Comparator.comparing(set -> set.attributes().unprocessed());
        first = first.thenComparing(set -> set.attributes().view().modified());
        for (Preference preference : order) {
            first = first.thenComparingDouble(preference.least);
        }
        return first;
    }
}
