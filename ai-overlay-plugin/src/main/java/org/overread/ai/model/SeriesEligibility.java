package org.overread.ai.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.overread.core.dicom.Tag;
import org.overread.core.image.PixelSpacing;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.SeriesFrame;

/**
 * Whether a series is of the kind that a model's manifest names; told from headers alone. A model of volumes is given a
 * series whose images all are of that kind, a model of single images those images that are.
 *
 * @param volume whether the model looks at volumes
 * @param hounsfield whether it counts on Hounsfield units
 */
public record SeriesEligibility(EligibilityCriteria criteria, boolean volume, boolean hounsfield) {

    /** Of the series of a model's first or only channel. */
    public static SeriesEligibility of(ModelManifest manifest) {
        return new SeriesEligibility(
                manifest.eligibility(),
                manifest.input().dimensions() != ModelInput.Dimensions.IMAGE,
                manifest.input().normalisation().kind() == ModelInput.Normalisation.Kind.HU);
    }

    /** Of the series of a further channel. */
    static SeriesEligibility of(ModelChannel channel, ModelInput input) {
        return new SeriesEligibility(
                channel.eligibility(), true, channel.normalisation(input).kind() == ModelInput.Normalisation.Kind.HU);
    }

    boolean ofModality(Series series) {
        return modality(series).isEmpty();
    }

    private Optional<String> modality(Series series) {
        return CriterionCheck.words("modality", List.of(series.modality()), Optional.of(criteria.modality()));
    }

    /** Why the series cannot be given to the model, in one line for the reader; empty where it can. */
    public Optional<String> obstacle(Series series) {
        return obstacles(series).stream().findFirst();
    }

    /** All reasons, the most telling first; none where the series can be given to the model. */
    public List<String> obstacles(Series series) {
        Optional<String> modality = modality(series);
        if (modality.isPresent()) {
            return List.of(modality.get());
        }
        if (series.frames() == 0) {
            return List.of("the series has no images");
        }
        return volume ? volumeObstacles(series) : imageObstacles(series);
    }

    /** The images of the series that a model of single images may be given, in reading order. */
    public List<SeriesFrame> eligible(Series series) {
        return series.readingOrder().stream()
                .filter(frame -> obstacles(series, frame).isEmpty())
                .toList();
    }

    private List<String> imageObstacles(Series series) {
        return eligible(series).isEmpty()
                ? obstacles(series, series.readingOrder().getFirst())
                : List.of();
    }

    private List<String> volumeObstacles(Series series) {
        if (!series.volumetric()) {
            String why = series.warnings().stream()
                    .findFirst()
                    .map(warning -> ": " + warning)
                    .orElse("");
            return List.of("the series is not a volume" + why);
        }
        List<String> obstacles = new ArrayList<>();
        for (SeriesFrame frame : series.readingOrder()) {
            if (obstacles.isEmpty()) {
                obstacles.addAll(obstacles(series, frame));
            }
        }
        obstacles.addAll(new VolumeExtent(series).obstacles(criteria));
        return obstacles;
    }

    private List<String> obstacles(Series series, SeriesFrame frame) {
        ImageAttributes image = new ImageAttributes(frame.instance(), frame.frameNumber());
        List<Optional<String>> found = new ArrayList<>();
        found.add(units(frame.instance()));
        found.add(CriterionCheck.words("body part", image.bodyPart(series.bodyPart()), criteria.bodyPart()));
        found.add(CriterionCheck.text("series description", series.description(), criteria.seriesDescription()));
        found.add(CriterionCheck.words("image type", image.imageType(), criteria.imageType()));
        found.add(CriterionCheck.words("scanning sequence", image.scanningSequence(), criteria.scanningSequence()));
        found.add(CriterionCheck.range(Quantity.INVERSION_TIME, image.inversionTimeMs(), criteria.inversionTimeMs()));
        found.add(CriterionCheck.words("view", image.view(), criteria.view()));
        found.add(CriterionCheck.words("side", image.laterality(), criteria.laterality()));
        found.add(CriterionCheck.contrast(image.contrast(), criteria.contrast()));
        found.add(CriterionCheck.words("convolution kernel", image.kernel(), criteria.convolutionKernel()));
        found.add(CriterionCheck.words("manufacturer", image.manufacturer(), criteria.manufacturer()));
        found.add(CriterionCheck.words("patient's sex", image.sex(), criteria.sex()));
        found.add(CriterionCheck.range(Quantity.AGE, image.ageYears(), criteria.ageYears()));
        found.add(CriterionCheck.range(Quantity.THICKNESS, image.thicknessMm(), criteria.sliceThicknessMm()));
        found.add(CriterionCheck.range(Quantity.ECHO_TIME, image.echoTimeMs(), criteria.echoTimeMs()));
        found.add(
                CriterionCheck.range(Quantity.REPETITION_TIME, image.repetitionTimeMs(), criteria.repetitionTimeMs()));
        Optional<PixelSpacing> spacing = image.spacing();
        found.add(CriterionCheck.range(
                Quantity.PIXELS, image.millimetres(spacing, PixelSpacing::betweenRowsMm), criteria.pixelSpacingMm()));
        found.add(CriterionCheck.range(
                Quantity.PIXELS,
                image.millimetres(spacing, PixelSpacing::betweenColumnsMm),
                criteria.pixelSpacingMm()));
        return found.stream().flatMap(Optional::stream).distinct().toList();
    }

    private Optional<String> units(Instance instance) {
        if (volume && instance.header().strings(Tag.ImageType).contains("LOCALIZER")) {
            return Optional.of("the series is a localizer");
        }
        boolean otherUnits = instance.header()
                .string(Tag.RescaleType)
                .filter(unit -> !unit.toUpperCase(Locale.ROOT).equals("HU"))
                .isPresent();
        boolean flat = instance.header().number(Tag.RescaleSlope).orElse(1) == 0;
        return hounsfield && (otherUnits || flat)
                ? Optional.of("the values of the images are not Hounsfield units")
                : Optional.empty();
    }
}
