package org.overread.ai.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.overread.core.dicom.Tag;
import org.overread.core.image.PixelSpacing;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunReason.Code;
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

    private Optional<RunReason> modality(Series series) {
        return CriterionCheck.words(Code.MODALITY, List.of(series.modality()), Optional.of(criteria.modality()));
    }

    /** Why the series cannot be given to the model; empty where it can. */
    public Optional<RunReason> obstacle(Series series) {
        return obstacles(series).stream().findFirst();
    }

    /** All reasons, the most telling first; none where the series can be given to the model. */
    public List<RunReason> obstacles(Series series) {
        Optional<RunReason> modality = modality(series);
        if (modality.isPresent()) {
            return List.of(modality.get());
        }
        if (series.frames() == 0) {
            return List.of(RunReason.of(Code.NO_IMAGES));
        }
        return volume ? volumeObstacles(series) : imageObstacles(series);
    }

    /** The images of the series that a model of single images may be given, in reading order. */
    public List<SeriesFrame> eligible(Series series) {
        return series.readingOrder().stream()
                .filter(frame -> obstacles(series, frame).isEmpty())
                .toList();
    }

    private List<RunReason> imageObstacles(Series series) {
        return eligible(series).isEmpty()
                ? obstacles(series, series.readingOrder().getFirst())
                : List.of();
    }

    private List<RunReason> volumeObstacles(Series series) {
        if (!series.volumetric()) {
            return List.of(series.warnings().stream()
                    .findFirst()
                    .map(warning -> RunReason.of(Code.NO_VOLUME_FOR, warning))
                    .orElse(RunReason.of(Code.NO_VOLUME)));
        }
        List<RunReason> obstacles = new ArrayList<>();
        for (SeriesFrame frame : series.readingOrder()) {
            if (obstacles.isEmpty()) {
                obstacles.addAll(obstacles(series, frame));
            }
        }
        obstacles.addAll(new VolumeExtent(series).obstacles(criteria));
        return obstacles;
    }

    private List<RunReason> obstacles(Series series, SeriesFrame frame) {
        ImageAttributes image = new ImageAttributes(frame.instance(), frame.frameNumber());
        List<Optional<RunReason>> found = new ArrayList<>();
        found.add(units(frame.instance()));
        found.add(CriterionCheck.words(Code.BODY_PART, image.bodyPart(series.bodyPart()), criteria.bodyPart()));
        found.add(CriterionCheck.text(Code.SERIES_DESCRIPTION, series.description(), criteria.seriesDescription()));
        found.add(CriterionCheck.words(Code.IMAGE_TYPE, image.imageType(), criteria.imageType()));
        found.add(CriterionCheck.words(Code.SCANNING_SEQUENCE, image.scanningSequence(), criteria.scanningSequence()));
        found.add(CriterionCheck.range(Quantity.INVERSION_TIME, image.inversionTimeMs(), criteria.inversionTimeMs()));
        found.add(CriterionCheck.words(Code.VIEW, image.view(), criteria.view()));
        found.add(CriterionCheck.words(Code.SIDE, image.laterality(), criteria.laterality()));
        found.add(CriterionCheck.contrast(image.contrast(), criteria.contrast()));
        found.add(CriterionCheck.words(Code.CONVOLUTION_KERNEL, image.kernel(), criteria.convolutionKernel()));
        found.add(CriterionCheck.words(Code.MANUFACTURER, image.manufacturer(), criteria.manufacturer()));
        found.add(CriterionCheck.words(Code.SEX, image.sex(), criteria.sex()));
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

    private Optional<RunReason> units(Instance instance) {
        if (volume && instance.header().strings(Tag.ImageType).contains("LOCALIZER")) {
            return Optional.of(RunReason.of(Code.LOCALIZER));
        }
        boolean otherUnits = instance.header()
                .string(Tag.RescaleType)
                .filter(unit -> !unit.toUpperCase(Locale.ROOT).equals("HU"))
                .isPresent();
        boolean flat = instance.header().number(Tag.RescaleSlope).orElse(1) == 0;
        return hounsfield && (otherUnits || flat) ? Optional.of(RunReason.of(Code.NOT_HOUNSFIELD)) : Optional.empty();
    }
}
