package org.overread.core.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.DicomDictionary;
import org.overread.core.dicom.Tag;
import org.overread.core.image.CalibratedRegion;
import org.overread.core.image.Calibration;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.PixelSpacing.Origin;

/**
 * What a frame's attributes say of physical size (PS3.3 10.7, C.7.6.16.2.1, C.8.5.5, C.8.19.6.6, C.8.8.2).
 *
 * <p>Of several statements the one nearest to the patient is taken: ultrasound regions, then Pixel Spacing, then an object
 * in the beam, then the detector's, then that of the scanned film. A spacing that cannot be true is passed over and noted.
 */
final class Calibrations {
    /** Magnification in use is below 2; a factor beyond this, or below 1, is no magnification. */
    private static final double MOST_MAGNIFICATION = 5;

    private final DataSet header;
    private final int frameNumber;
    private final List<String> notes = new ArrayList<>();

    private Calibrations(DataSet header, int frameNumber) {
        this.header = header;
        this.frameNumber = frameNumber;
    }

    static Calibration of(DataSet header, int frameNumber) {
        return new Calibrations(header, frameNumber).calibration();
    }

    private Calibration calibration() {
        List<CalibratedRegion> regions = UltrasoundRegions.of(header);
        Optional<PixelSpacing> whole = regions.isEmpty() ? whole() : Optional.empty();
        Optional<Double> aspect = regions.isEmpty() ? whole.map(PixelSpacing::aspect) : aspect(regions);
        return new Calibration(whole, regions, aspect.orElseGet(this::statedAspect), notes);
    }

    private Optional<PixelSpacing> whole() {
        return Projections.contains(header)
                ? projection()
                : pixelMeasures(Origin.PIXEL_SPACING).or(this::elsewhere);
    }

    private Optional<PixelSpacing> pixelMeasures(Origin origin) {
        return spacing(group(Tag.PixelMeasuresSequence), Tag.PixelSpacing, origin);
    }

    private Optional<PixelSpacing> projection() {
        double[] detector = imager().numbers(Tag.ImagerPixelSpacing);
        double[] pixel = group(Tag.PixelMeasuresSequence).numbers(Tag.PixelSpacing);
        String type = header.string(Tag.PixelSpacingCalibrationType).orElse("");
        Origin origin = switch (type) {
            case "GEOMETRY" -> Origin.CALIBRATED_BY_GEOMETRY;
            case "FIDUCIAL" -> Origin.CALIBRATED_BY_FIDUCIAL;
            default -> detector.length == 2 ? Origin.CALIBRATED_UNSTATED : Origin.PROJECTION_UNSTATED;
        };
        // without a calibration type a repetition of the detector's spacing is no calibration
        boolean repeated = type.isEmpty() && Arrays.equals(detector, pixel);
        return (repeated ? Optional.<PixelSpacing>empty() : pixelMeasures(origin)).or(this::elsewhere);
    }

    private Optional<PixelSpacing> elsewhere() {
        return spacing(
                        group(Tag.ProjectionPixelCalibrationSequence),
                        Tag.ObjectPixelSpacingInCenterOfBeam,
                        Origin.CENTRE_OF_BEAM)
                .or(() -> spacing(imager(), Tag.ImagerPixelSpacing, Origin.IMAGER_PIXEL_SPACING)
                        .map(this::magnified))
                .or(() -> spacing(header, Tag.ImagePlanePixelSpacing, Origin.RT_IMAGE_PLANE))
                .or(() -> spacing(header, Tag.NominalScannedPixelSpacing, Origin.NOMINAL_SCANNED));
    }

    private PixelSpacing magnified(PixelSpacing atDetector) {
        OptionalDouble factor = header.number(Tag.EstimatedRadiographicMagnificationFactor);
        if (factor.isEmpty() || !Projections.hasMagnification(header) || factor.getAsDouble() == 1) {
            return atDetector;
        }
        if (factor.getAsDouble() < 1 || factor.getAsDouble() > MOST_MAGNIFICATION) {
            notes.add(name(Tag.EstimatedRadiographicMagnificationFactor) + " cannot be true and is not used");
            return atDetector;
        }
        return new PixelSpacing(
                atDetector.betweenRowsMm() / factor.getAsDouble(),
                atDetector.betweenColumnsMm() / factor.getAsDouble(),
                Origin.MAGNIFICATION_CORRECTED);
    }

    /** The spacing that an attribute states; noted where it states one that cannot be. */
    private Optional<PixelSpacing> spacing(DataSet source, int tag, Origin origin) {
        double[] values = source.numbers(tag);
        if (values.length == 0 && source.strings(tag).isEmpty()) {
            return Optional.empty();
        }
        if (values.length != 2 || !PixelSpacing.isPossible(values[0]) || !PixelSpacing.isPossible(values[1])) {
            notes.add(name(tag) + " cannot be true and is not used");
            return Optional.empty();
        }
        return Optional.of(new PixelSpacing(values[0], values[1], origin));
    }

    /** In words, as the standard names it. */
    private static String name(int tag) {
        return DicomDictionary.keyword(tag).replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    private DataSet imager() {
        return group(Tag.FramePixelDataPropertiesSequence);
    }

    private DataSet group(int macro) {
        return FunctionalGroups.of(header, macro, frameNumber).orElse(header);
    }

    /** Of regions of images, where they agree. */
    private static Optional<Double> aspect(List<CalibratedRegion> regions) {
        List<Double> aspects = regions.stream()
                .map(CalibratedRegion::spacing)
                .flatMap(Optional::stream)
                .map(PixelSpacing::aspect)
                .toList();
        return aspects.isEmpty() || aspects.stream().anyMatch(one -> Math.abs(one / aspects.getFirst() - 1) > 1e-3)
                ? Optional.empty()
                : Optional.of(aspects.getFirst());
    }

    /** Pixel Aspect Ratio: vertical, then horizontal size; 1 where it is not given (PS3.3 C.7.6.3.1.7). */
    private double statedAspect() {
        double[] ratio = header.numbers(Tag.PixelAspectRatio);
        double aspect = ratio.length == 2 ? ratio[0] / ratio[1] : 1;
        return aspect >= 0.01 && aspect <= 100 ? aspect : 1;
    }
}
