package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.image.Calibration;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.study.PixelValues;
import org.overread.core.study.Series;
import org.overread.viewer.theme.Texts;

/** How it is said where in a frame on screen the pointer is, what its pixel says, and how large pixels are there. */
final class PlaceText {
    /** Pixels of a microscope: three digits are said of them. */
    private static final double FINE_MM = 0.01;

    private final PaintedFrame painted;
    private final StackFrame frame;
    private Optional<PixelValues> values = Optional.empty();

    PlaceText(PaintedFrame painted) {
        this.painted = painted;
        frame = painted.request().frame();
    }

    /** @param brief where the image has no room for all of it */
    String lines(Optional<ImagePoint> pointer, boolean brief) {
        List<String> lines = new ArrayList<>(PixelReadout.lines(painted, values(), pointer));
        frame.plane().filter(plane -> !brief).map(PlaceText::location).ifPresent(lines::add);
        lines.add(brief && spacing(pointer).isPresent() ? "" : spacingLine(pointer));
        return FrameText.lines(lines.stream());
    }

    /** The spacing under the pointer, which in ultrasound is that of a region; without a pointer that of the whole frame. */
    Optional<PixelSpacing> spacing(Optional<ImagePoint> pointer) {
        Calibration calibration = frame.instance().calibration(frame.ref().frameNumber());
        return pointer.map(calibration::spacing).orElse(calibration.whole());
    }

    /** And where it holds, unless in the imaged plane. */
    private String spacingLine(Optional<ImagePoint> pointer) {
        Optional<PixelSpacing> spacing = spacing(pointer);
        if (spacing.isEmpty()) {
            return uncalibrated(pointer.isPresent());
        }
        String text = size(spacing.get());
        PixelSpacing.Origin origin = spacing.get().origin();
        return origin.inImagedPlane() ? text : text + " " + SpacingText.where(origin);
    }

    /** Side of a pixel; of oblong ones width and height. */
    private static String size(PixelSpacing spacing) {
        double mm = Math.min(spacing.betweenColumnsMm(), spacing.betweenRowsMm());
        int decimals = mm < FINE_MM ? (int) Math.ceil(-Math.log10(mm)) + 2 : 2;
        String width = Texts.number(spacing.betweenColumnsMm(), decimals);
        String height = Texts.number(spacing.betweenRowsMm(), decimals);
        return width.equals(height)
                ? Texts.of("viewport.spacing", width)
                : Texts.of("viewport.oblongSpacing", width, height);
    }

    /** Where regions of an ultrasound image are calibrated, it is not said to be uncalibrated as a whole. */
    private String uncalibrated(boolean pointed) {
        Calibration calibration = frame.instance().calibration(frame.ref().frameNumber());
        long regions = calibration.regions().stream()
                .filter(region -> region.spacing().isPresent())
                .count();
        if (regions == 0) {
            return Texts.of("viewport.uncalibrated");
        }
        return pointed ? Texts.of("viewport.uncalibratedHere") : Texts.of("viewport.calibratedRegions", regions);
    }

    /** Worked out once for a frame. */
    private PixelValues values() {
        if (values.isEmpty()) {
            Series shown = painted.request().stack().series();
            values = Optional.of(
                    PixelValues.of(shown, frame.instance(), frame.ref().frameNumber()));
        }
        return values.get();
    }

    /** Where the slice lies along its normal, mm from the frame of reference's origin. */
    private static String location(ImagePlane plane) {
        double along = -plane.distanceMm(new PatientPoint(0, 0, 0));
        return Texts.of("viewport.location", Texts.number(along, 1));
    }
}
