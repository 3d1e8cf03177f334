package org.overread.core.hanging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ImagePlane;
import org.overread.core.study.FunctionalGroups;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesFrame;

/**
 * What images are, as far as their attributes tell; everything that all of them do not share is absent.
 *
 * @param bodyParts Body Part Examined and the meanings of Anatomic Region Sequence
 * @param contrastAgent whether one is stated
 * @param thicknessMm of the slices
 * @param localizer whether they were made to plan others on
 * @param unprocessed whether they are For Processing: not made to be looked at
 */
public record ImageAttributes(
        String modality,
        List<String> bodyParts,
        String description,
        Optional<AnatomicalPlane> plane,
        Optional<MrWeighting> weighting,
        Optional<CtKernel> kernel,
        RadiographicView view,
        boolean contrastAgent,
        OptionalDouble thicknessMm,
        boolean localizer,
        boolean unprocessed) {
    private static final int LOOKED_AT = 3;

    public ImageAttributes {
        bodyParts = List.copyOf(bodyParts);
    }

    static ImageAttributes of(Series series, List<SeriesFrame> frames) {
        SeriesFrame first = frames.getFirst();
        DataSet header = first.instance().header();
        boolean breast = series.modality().equals("MG");
        return new ImageAttributes(
                series.modality(),
                bodyParts(series, header),
                series.description(),
                AnatomicalPlane.of(planes(frames)),
                series.modality().equals("MR") ? weighting(frames) : Optional.empty(),
                series.modality().equals("CT") ? CtKernel.of(header, first.frameNumber()) : Optional.empty(),
                RadiographicView.shared(instances(frames).stream()
                        .map(image -> RadiographicView.of(image.header(), 1, breast))
                        .toList()),
                hasAgent(header),
                thickness(header, first.frameNumber()),
                header.strings(Tag.ImageType).contains("LOCALIZER"),
                header.string(Tag.PresentationIntentType)
                        .filter("FOR PROCESSING"::equals)
                        .isPresent());
    }

    /** Told apart by their identity: to compare data sets by what they hold takes long. */
    private static Collection<Instance> instances(List<SeriesFrame> frames) {
        Map<String, Instance> instances = new LinkedHashMap<>();
        frames.forEach(frame -> instances.putIfAbsent(frame.instance().sopInstanceUid(), frame.instance()));
        return instances.values();
    }

    private static List<String> bodyParts(Series series, DataSet header) {
        List<String> parts = new ArrayList<>();
        parts.add(series.bodyPart());
        header.string(Tag.BodyPartExamined).ifPresent(parts::add);
        header.items(Tag.AnatomicRegionSequence)
                .forEach(region -> region.string(Tag.CodeMeaning).ifPresent(parts::add));
        return parts.stream().filter(part -> !part.isBlank()).distinct().toList();
    }

    private static List<ImagePlane> planes(List<SeriesFrame> frames) {
        List<ImagePlane> planes = new ArrayList<>();
        for (SeriesFrame frame : frames) {
            if (frame.plane().isEmpty()) {
                return List.of();
            }
            planes.add(frame.plane().get());
        }
        return planes;
    }

    /** Of the first, the middle and the last frame: a b-value of 0 may come first. */
    private static Optional<MrWeighting> weighting(List<SeriesFrame> frames) {
        List<MrWeighting> found = new ArrayList<>();
        for (int i = 0; i < LOOKED_AT; i++) {
            SeriesFrame frame = frames.get(i * (frames.size() - 1) / (LOOKED_AT - 1));
            MrWeighting.of(frame.instance().header(), frame.frameNumber()).ifPresent(found::add);
        }
        if (found.contains(MrWeighting.DWI)) {
            return Optional.of(MrWeighting.DWI);
        }
        return found.stream().distinct().count() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static boolean hasAgent(DataSet header) {
        return !header.items(Tag.ContrastBolusAgentSequence).isEmpty()
                || header.string(Tag.ContrastBolusAgent)
                        .filter(agent -> !agent.isBlank() && !agent.strip().matches("(?i)no|none|nein|ohne|0"))
                        .isPresent();
    }

    private static OptionalDouble thickness(DataSet header, int frame) {
        OptionalDouble stated = FunctionalGroups.of(header, Tag.PixelMeasuresSequence, frame)
                .orElse(header)
                .number(Tag.SliceThickness);
        return stated.isPresent() && stated.getAsDouble() > 0 ? stated : OptionalDouble.empty();
    }
}
