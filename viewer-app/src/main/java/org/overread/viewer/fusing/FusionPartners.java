package org.overread.viewer.fusing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DicomException;
import org.overread.core.dicom.SopClass;
import org.overread.core.dicom.Tag;
import org.overread.core.registration.SpatialRegistration;
import org.overread.core.registration.Transform;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.SliceStack;
import org.overread.core.study.Study;
import org.overread.core.study.SuvScales;
import org.overread.viewer.theme.Texts;

/**
 * The volumes of a study that can be blended over one of its series: those in its frame of reference, and those that a
 * Spatial Registration of the study brings into it. Nothing else is ever laid over it: where a series has no place that is
 * known, its name and the reason are given.
 *
 * @param found uptake first, then the other volumes by number
 * @param refused in words, each with the series' name
 */
record FusionPartners(List<FusionPartner> found, List<String> refused) {
    private static final List<String> ORDER = List.of("PT", "NM", "MR");

    /** @param images the series of the study that are images */
    static FusionPartners of(Study study, List<Series> images, Series shown, String frameOfReferenceUid) {
        List<FusionPartner> found = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        List<Registered> registrations = registrations(study);
        for (Series series : images) {
            if (!series.seriesInstanceUid().equals(shown.seriesInstanceUid())) {
                Optional<SliceStack> stack = volume(series);
                Optional<FusionPartner> partner =
                        stack.flatMap(one -> partner(series, one, frameOfReferenceUid, registrations));
                partner.ifPresentOrElse(
                        found::add,
                        () -> refused.add(Texts.of(
                                stack.isEmpty() ? "fusion.noVolume" : "fusion.otherFrame", FusionTexts.name(series))));
            }
        }
        found.sort(Comparator.comparingInt(FusionPartners::rank)
                .thenComparingInt(partner -> partner.series().number().orElse(Integer.MAX_VALUE)));
        return new FusionPartners(List.copyOf(found), List.copyOf(refused));
    }

    private record Registered(SpatialRegistration registration, String name) {}

    private static List<Registered> registrations(Study study) {
        List<Registered> registrations = new ArrayList<>();
        for (Series series : study.series()) {
            for (Instance instance : series.instances()) {
                if (instance.sopClassUid().equals(SopClass.SPATIAL_REGISTRATION)) {
                    read(instance, series).ifPresent(registrations::add);
                }
            }
        }
        return registrations;
    }

    /** One that cannot be read registers nothing; the table of unread files says why. */
    private static Optional<Registered> read(Instance instance, Series series) {
        try {
            String name = instance.header().string(Tag.ContentLabel).orElse(series.description());
            return Optional.of(new Registered(SpatialRegistration.of(instance), name));
        } catch (DicomException e) {
            return Optional.empty();
        }
    }

    private static Optional<FusionPartner> partner(
            Series series, SliceStack stack, String shown, List<Registered> registrations) {
        String own = stack.geometry().orElseThrow().frameOfReferenceUid();
        if (own.isBlank() || shown.isBlank()) {
            return Optional.empty();
        }
        if (own.equals(shown)) {
            return Optional.of(new FusionPartner(series, stack, Transform.IDENTITY, Optional.empty()));
        }
        return registrations.stream()
                .flatMap(one -> one.registration().between(shown, own).stream()
                        .map(into -> new FusionPartner(series, stack, into, Optional.of(one.name()))))
                .findFirst();
    }

    /** The one volume that a series is; of phases or echoes nobody could say which is meant. */
    private static Optional<SliceStack> volume(Series series) {
        List<SliceStack> volumes = series.stacks().stream()
                .filter(stack -> stack.geometry().isPresent())
                .toList();
        return volumes.size() == 1 ? Optional.of(volumes.getFirst()) : series.volume();
    }

    private static int rank(FusionPartner partner) {
        Series series = partner.series();
        Instance first = series.instances().getFirst();
        boolean suv = !SuvScales.of(series, first, 1).scales().isEmpty();
        int place = ORDER.indexOf(series.modality());
        return suv ? -1 : place < 0 ? ORDER.size() : place;
    }
}
