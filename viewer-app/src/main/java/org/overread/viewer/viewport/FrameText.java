package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.overread.core.dicom.Tag;
import org.overread.core.image.VoiTransformation;
import org.overread.core.study.ImageRemarks;
import org.overread.core.study.OverlayPlanes;
import org.overread.core.study.Series;
import org.overread.core.study.SlideGeometry;
import org.overread.viewer.theme.Texts;

/** How it is said which frame is on screen, how it is seen and what the reader must know of it. */
final class FrameText {
    private static final int MOST_OF_SERIES = 4;

    /** Whose images never say where they lie in the patient: a warning on every one of them would be read on none. */
    private static final Set<String> HELD_BY_HAND = Set.of("US", "IVUS", "ES", "XC", "GM", "OP", "OPT", "DMS");

    /** Which slice it is, from 1. */
    static String number(PaintedFrame frame) {
        return Integer.toString(frame.position() + 1);
    }

    static String series(PaintedFrame frame) {
        Series series = frame.request().stack().series();
        String view = ProjectionView.of(frame.request().frame().instance().header(), series.modality())
                .map(text -> "  " + text)
                .orElse("");
        boolean said = view.strip().equals(series.description().strip());
        return series.number().map(number -> number + "  ").orElse("")
                + series.modality()
                + view
                + (said ? "" : "  " + series.description());
    }

    static List<String> cautions(PaintedFrame frame) {
        List<String> lines = new ArrayList<>(
                fewest(SeriesText.lines(frame.request().stack().series().remarks())));
        lines.addAll(remarks(frame).cautions());
        frame.pixels().stream()
                .flatMap(pixels -> pixels.warnings().stream())
                .map(warning -> Texts.of("viewport.pixelData", warning))
                .forEach(lines::add);
        TurnText.caution(frame.geometry().turn()).ifPresent(lines::add);
        if (frame.damagedOverlays() > 0) {
            lines.add(Texts.of("viewport.overlaysDamaged", frame.damagedOverlays()));
        }
        StackFrame shown = frame.request().frame();
        if (shown.orientation().isEmpty()
                && !HELD_BY_HAND.contains(frame.request().stack().series().modality())
                && !SlideGeometry.isSlide(shown.instance().header())) {
            lines.add(Texts.of("viewport.noOrientation"));
        } else if (shown.plane().isEmpty() && shown.instance().header().contains(Tag.ImageOrientationPatient)) {
            lines.add(Texts.of("viewport.noPosition"));
        }
        return lines;
    }

    /** The image keeps its room: of many lines about the series the others stand on a sheet. */
    private static List<String> fewest(List<String> lines) {
        if (lines.size() <= MOST_OF_SERIES) {
            return lines;
        }
        List<String> few = new ArrayList<>(lines.subList(0, MOST_OF_SERIES - 1));
        few.add(Texts.of("viewport.moreRemarks", lines.size() - few.size()));
        return few;
    }

    /** Slice, window, zoom and what else the view is. @param brief where the image has no room for all of it */
    static String view(PaintedFrame frame, boolean brief) {
        List<String> lines = new ArrayList<>();
        lines.add(Texts.of(
                frame.request().frame().plane().isPresent() ? "viewport.slice" : "viewport.image",
                number(frame),
                Integer.toString(frame.request().stack().size())));
        lines.addAll(SlideText.lines(frame.request().frame()));
        frame.window().map(FrameText::window).ifPresent(lines::add);
        frame.window()
                .flatMap(grey -> frame.request().presentation().palette())
                .map(palette -> Texts.of("viewport.palette", palette.title()))
                .ifPresent(lines::add);
        String zoom = Texts.of("viewport.zoom", Texts.number(frame.geometry().scale() * 100, 0));
        boolean inverted = frame.request().presentation().inverted();
        lines.add(brief ? "" : zoom);
        lines.add(inverted ? Texts.of("viewport.inverted") : "");
        lines.addAll(remarks(frame).notes());
        lines.add(overlays(frame));
        return lines(lines.stream());
    }

    private static ImageRemarks remarks(PaintedFrame frame) {
        StackFrame shown = frame.request().frame();
        return ImageRemarks.of(shown.instance(), shown.ref().frameNumber());
    }

    private static String window(VoiTransformation window) {
        String name = window.explanation().isBlank() ? "" : "  " + window.explanation();
        return WindowText.of(window) + name;
    }

    private static String overlays(PaintedFrame frame) {
        StackFrame shown = frame.request().frame();
        long count = OverlayPlanes.of(shown.instance().header()).stream()
                .filter(plane -> plane.bitmapOver(shown.ref().frameNumber()).isPresent())
                .count();
        String key = frame.request().presentation().overlays() ? "viewport.overlays" : "viewport.overlaysHidden";
        return count == 0 ? "" : Texts.of(key, count);
    }

    /** One below the other, without those that say nothing. */
    static String lines(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }

    private FrameText() {}
}
