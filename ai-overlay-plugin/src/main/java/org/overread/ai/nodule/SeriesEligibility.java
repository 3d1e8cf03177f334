package org.overread.ai.nodule;

import java.util.Locale;
import java.util.Optional;
import org.overread.ai.model.ModelManifest;
import org.overread.core.dicom.Tag;
import org.overread.core.image.ImagePlane;
import org.overread.core.study.Instance;
import org.overread.core.study.Series;
import org.overread.core.study.SliceStack;

/** Whether a series is of the kind that a model's manifest names; told from headers alone. */
record SeriesEligibility(ModelManifest.Eligibility eligible) {

    /** Why the series cannot be given to the model, in one line; empty where it can. */
    Optional<String> obstacle(Series series) {
        if (!series.modality().equals(eligible.modality())) {
            return Optional.of("not " + eligible.modality() + " but " + word(series.modality()));
        }
        Optional<SliceStack> volume = series.volume();
        if (volume.isEmpty()) {
            return Optional.of("the series is not a volume"
                    + series.warnings().stream()
                            .findFirst()
                            .map(why -> ": " + why)
                            .orElse(""));
        }
        Instance first = volume.get().slices().getFirst().instance();
        if (first.header().strings(Tag.ImageType).contains("LOCALIZER")) {
            return Optional.of("a localizer");
        }
        if (first.header()
                .string(Tag.RescaleType)
                .filter(unit -> !unit.equals("HU"))
                .isPresent()) {
            return Optional.of("values are not in Hounsfield units");
        }
        if (first.header().number(Tag.RescaleSlope).orElse(1) == 0) {
            return Optional.of("Rescale Slope is 0: values are not in Hounsfield units");
        }
        return bodyPart(series).or(() -> geometry(volume.get()));
    }

    private Optional<String> bodyPart(Series series) {
        String stated = series.bodyPart().toUpperCase(Locale.ROOT);
        boolean fits = stated.isBlank() || eligible.bodyParts().stream().anyMatch(stated::contains);
        return fits ? Optional.empty() : Optional.of("body part " + word(stated) + " is not what the model is for");
    }

    private Optional<String> geometry(SliceStack volume) {
        ImagePlane start = volume.slices().getFirst().plane();
        ImagePlane end = volume.slices().getLast().plane();
        double coverageMm = Math.abs(start.distanceMm(end.firstPixelCentre()));
        double sliceSpacingMm = coverageMm / (volume.slices().size() - 1);
        double pixelMm =
                Math.max(start.spacing().betweenColumnsMm(), start.spacing().betweenRowsMm());
        if (sliceSpacingMm > eligible.maxSliceSpacingMm() + 0.01) {
            return tooWide("slices", sliceSpacingMm, eligible.maxSliceSpacingMm());
        }
        if (pixelMm > eligible.maxPixelSpacingMm() + 0.01) {
            return tooWide("pixels", pixelMm, eligible.maxPixelSpacingMm());
        }
        return coverageMm < eligible.minCoverageMm()
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the series covers %.0f mm, the model needs %.0f",
                        coverageMm,
                        eligible.minCoverageMm()))
                : Optional.empty();
    }

    private static Optional<String> tooWide(String what, double millimetres, double limit) {
        return Optional.of(String.format(
                Locale.ROOT, "%s are %.1f mm apart, the model needs %.1f or less", what, millimetres, limit));
    }

    /** A value of a header as a word that can be shown: never a name or free text. */
    private static String word(String value) {
        return value.matches("[A-Za-z0-9 _]{1,16}") ? value : "another";
    }
}
