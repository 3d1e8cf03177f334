package org.overread.core.hanging;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which images of another study are of the same kind: to be seen beside. */
public final class CorrespondingImages {

    /**
     * Those that share most: modality and, where stated, side and view must be the same; then plane, contrast, kernel,
     * contrast agent, description and thickness count. Empty where nothing corresponds.
     */
    public static Optional<ImageSet> of(ImageSet images, List<ImageSet> others) {
        return others.stream()
                .filter(other ->
                        other.attributes().modality().equals(images.attributes().modality()))
                .filter(other ->
                        !other.attributes().localizer() || images.attributes().localizer())
                .filter(other ->
                        sameView(images.attributes().view(), other.attributes().view()))
                .max(Comparator.comparingInt((ImageSet other) -> alike(images.attributes(), other.attributes()))
                        .thenComparingInt(other -> other.frames().size()));
    }

    private static boolean sameView(RadiographicView one, RadiographicView other) {
        return one.contradiction().isEmpty()
                && other.contradiction().isEmpty()
                && one.laterality().equals(other.laterality())
                && (one.view().equals(other.view()) || one.laterality().isEmpty());
    }

    private static int alike(ImageAttributes one, ImageAttributes other) {
        int points = one.plane().equals(other.plane()) ? 8 : 0;
        points += one.view().view().equals(other.view().view()) ? 8 : 0;
        points += one.weighting().equals(other.weighting()) ? 6 : 0;
        points += one.kernel().equals(other.kernel()) ? 4 : 0;
        points += one.contrastAgent() == other.contrastAgent() ? 2 : 0;
        points += one.description().equalsIgnoreCase(other.description()) ? 3 : 0;
        return points + (one.thicknessMm().equals(other.thicknessMm()) ? 1 : 0);
    }

    private CorrespondingImages() {}
}
