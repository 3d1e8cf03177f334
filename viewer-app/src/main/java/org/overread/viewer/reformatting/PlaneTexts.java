package org.overread.viewer.reformatting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.overread.core.image.ImagePlane;
import org.overread.core.image.ImagePoint;
import org.overread.core.image.OrientationLetters;
import org.overread.core.image.PatientAxes;
import org.overread.core.image.PatientPoint;
import org.overread.core.image.PixelSpacing;
import org.overread.core.image.VoiTransformation;
import org.overread.core.reformat.ReformatPlane;
import org.overread.core.reformat.Slab;
import org.overread.core.study.Series;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.ImageText;
import org.overread.viewer.viewport.PlaneRequest;
import org.overread.viewer.viewport.PriorLabel;
import org.overread.viewer.viewport.SeriesText;
import org.overread.viewer.viewport.UnitText;
import org.overread.viewer.viewport.WindowText;

/** What is written over a reformatted picture: that it is one, which plane, how thick, where; letters of the sides. */
final class PlaneTexts extends Region {
    private static final double SIZE = 13;
    private static final double LETTERS = 16;
    private static final double MARGIN = 12;
    private static final int DIGITS = 4;
    private static final int MOST_DECIMALS = 9;
    /** A plane turned by less is not called oblique; degrees. */
    private static final double STRAIGHT = 0.05;

    private final ImageText plane = new ImageText(SIZE, TextAlignment.LEFT);
    private final ImageText link = new ImageText(SIZE, TextAlignment.LEFT);
    private final ImageText cautions = new ImageText(SIZE, TextAlignment.LEFT);
    private final ImageText fused = new ImageText(SIZE, TextAlignment.LEFT);
    private final ImageText marks = new ImageText(SIZE, TextAlignment.RIGHT);
    private final ImageText view = new ImageText(SIZE, TextAlignment.LEFT);
    private final ImageText place = new ImageText(SIZE, TextAlignment.RIGHT);
    private final ImageText left = new ImageText(LETTERS, TextAlignment.LEFT);
    private final ImageText right = new ImageText(LETTERS, TextAlignment.RIGHT);
    private final ImageText top = new ImageText(LETTERS, TextAlignment.CENTER);
    private final ImageText bottom = new ImageText(LETTERS, TextAlignment.CENTER);

    PlaneTexts() {
        setMouseTransparent(true);
        cautions.colour(Palette.CAUTION);
        getChildren().addAll(plane, link, cautions, fused, marks, view, place, left, right, top, bottom);
    }

    void show(PlaneRequest seen, PlaneName name, PlaneScene scene, Optional<PlaneScene.Readout> pointer) {
        plane.set(title(seen.plane(), name, scene.axes()) + "\n" + series(scene.series()));
        cautions.set(cautions(scene));
        view.set(viewLines(seen));
        fused.set(fusedLines(seen));
        place.set(placeLines(seen, scene, pointer));
        OrientationLetters letters = letters(seen.plane(), scene.axes());
        left.set(letters.left());
        right.set(letters.right());
        top.set(letters.top());
        bottom.set(letters.bottom());
        requestLayout();
    }

    private static String cautions(PlaneScene scene) {
        List<String> lines = new ArrayList<>(SeriesText.lines(scene.series().remarks()));
        scene.prior().map(PriorLabel::differing).filter(text -> !text.isEmpty()).ifPresent(lines::addFirst);
        return String.join("\n", lines);
    }

    /** How the plane goes with that of another volume. */
    void link(String how) {
        link.set(how);
        requestLayout();
    }

    private static String fusedLines(PlaneRequest seen) {
        List<String> lines = new ArrayList<>(seen.layer().said());
        if (!lines.isEmpty() && seen.plane().slab().thicknessMm() > 0) {
            lines.add(Texts.of("fusion.slab", thickness(seen.plane().slab())));
        }
        return String.join("\n", lines);
    }

    /** What is said about the marks, in the upper right corner. */
    void marks(String text) {
        marks.set(text);
        requestLayout();
    }

    /** Which plane, and that it is none of the patient's where it has been turned. */
    static String title(ReformatPlane plane, PlaneName name, PatientAxes axes) {
        String called = axes == PatientAxes.BIPED
                ? Texts.of("mpr.plane." + name)
                : Texts.of("mpr.plane.numbered", name.ordinal() + 1);
        double turned = Math.toDegrees(new PlaneOrientation(plane.across(), plane.down()).angleTo(name.untilted()));
        String what = turned < STRAIGHT ? called : Texts.of("mpr.oblique", Texts.number(turned, 1), called);
        return Texts.of("mpr.title", what) + "  ·  " + thickness(plane.slab());
    }

    static String thickness(Slab slab) {
        return slab.thicknessMm() == 0
                ? Texts.of("mpr.thin")
                : Texts.of("mpr.slab." + slab.projection(), Texts.number(slab.thicknessMm(), 1));
    }

    static OrientationLetters letters(ReformatPlane plane, PatientAxes axes) {
        return OrientationLetters.of(new ImagePlane(
                plane.frameOfReferenceUid(),
                plane.toPatient(new ImagePoint(0.5, 0.5)),
                plane.across(),
                plane.down(),
                new PixelSpacing(plane.pixelMm(), plane.pixelMm(), PixelSpacing.Origin.PIXEL_SPACING),
                axes));
    }

    void information(boolean shown) {
        for (ImageText text : List.of(view, place, left, right, top, bottom)) {
            text.setVisible(shown);
        }
    }

    String content() {
        List<String> parts = new ArrayList<>();
        for (ImageText text : List.of(plane, link, cautions, fused, marks, view, place, left, right, top, bottom)) {
            if (text.isVisible() && !text.get().isEmpty()) {
                parts.add(text.get());
            }
        }
        return String.join("\n", parts);
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        plane.wrap(w - 2 * MARGIN);
        plane.at(MARGIN, MARGIN);
        link.wrap(w - 2 * MARGIN);
        link.at(MARGIN, MARGIN + plane.height() + 2);
        double linked = link.get().isEmpty() ? 0 : link.height() + 2;
        cautions.wrap(Math.max(200, w * 0.45));
        cautions.at(MARGIN, MARGIN + plane.height() + 2 + linked);
        fused.wrap(Math.max(200, w * 0.45));
        double warned = linked + (cautions.get().isEmpty() ? 0 : cautions.height() + 2);
        fused.at(MARGIN, MARGIN + plane.height() + 2 + warned);
        marks.at(w - MARGIN - marks.width(), MARGIN);
        boolean crowded = view.width() + place.width() + 3 * MARGIN > w;
        view.at(MARGIN, h - MARGIN - view.height() - (crowded ? place.height() + 2 : 0));
        place.at(w - MARGIN - place.width(), h - MARGIN - place.height());
        left.at(MARGIN, (h - left.height()) / 2);
        right.at(w - MARGIN - right.width(), (h - right.height()) / 2);
        double middleLeft = (w - Math.max(top.width(), bottom.width())) / 2 - MARGIN;
        double widest = Math.max(Math.max(plane.width(), link.width()), Math.max(fused.width(), marks.width()));
        boolean wideAbove = MARGIN + widest > middleLeft;
        double fusedBelow = warned + (fused.get().isEmpty() ? 0 : fused.height() + 4);
        double above = Math.max(plane.height() + fusedBelow, marks.height()) + 4;
        top.at((w - top.width()) / 2, wideAbove ? MARGIN + above : MARGIN);
        boolean wideBelow = MARGIN + view.width() > middleLeft || MARGIN + place.width() > middleLeft;
        double below = (crowded ? view.height() + place.height() + 2 : Math.max(view.height(), place.height())) + 4;
        bottom.at((w - bottom.width()) / 2, h - MARGIN - bottom.height() - (wideBelow ? below : 0));
    }

    private static String series(Series series) {
        return series.number().map(number -> number + "  ").orElse("") + series.modality() + "  "
                + series.description();
    }

    private static String viewLines(PlaneRequest seen) {
        VoiTransformation window = seen.window();
        String name = window.explanation().isBlank() ? "" : "  " + window.explanation();
        String line = WindowText.of(window) + name;
        String inverted = seen.inverted() ? "  ·  " + Texts.of("viewport.inverted") : "";
        String colours = seen.palette()
                .map(palette -> "\n" + Texts.of("viewport.palette", palette.title()))
                .orElse("");
        return line + inverted + colours + "\n" + Texts.of("mpr.interpolated");
    }

    private static String placeLines(PlaneRequest seen, PlaneScene scene, Optional<PlaneScene.Readout> pointer) {
        List<String> lines = new ArrayList<>();
        pointer.ifPresent(readout -> {
            lines.addAll(values(readout, seen, scene));
            lines.add(position(readout.at(), scene.axes()));
        });
        lines.add(Texts.of("mpr.at", position(scene.crosshair().centre(), scene.axes())));
        return String.join("\n", lines);
    }

    /** Where another series is blended over the plane, both values say whose they are. */
    private static List<String> values(PlaneScene.Readout readout, PlaneRequest seen, PlaneScene scene) {
        String own = own(readout, scene.unit());
        return seen.layer()
                .valueOn(seen.plane(), readout.at())
                .map(other -> List.of(Texts.of("fusion.own", scene.series().title(), own), other))
                .orElse(List.of(own));
    }

    private static String own(PlaneScene.Readout readout, String unit) {
        if (readout.value().isEmpty()) {
            return Texts.of("mpr.noValue");
        }
        String value =
                number(readout.value().getAsDouble()) + " " + (unit.isEmpty() ? Texts.of("viewport.noUnit") : unit);
        return readout.measured()
                .map(measured -> value + "  ·  " + measured.quantity().meaning() + " " + number(measured.value()) + " "
                        + UnitText.of(measured.quantity(), measured.unit()))
                .orElse(value)
                .strip();
    }

    /** Four digits, and one decimal at least. */
    private static String number(double value) {
        int beforePoint = value == 0 ? 1 : (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return Texts.number(value, Math.clamp(DIGITS - (long) beforePoint, 1, MOST_DECIMALS));
    }

    /** In the letters of the patient, "L 12.0  P 31.5  H 140.2 mm"; of a space without them x, y, z. */
    static String position(PatientPoint at, PatientAxes axes) {
        boolean human = axes == PatientAxes.BIPED;
        return axis(human ? at.x() < 0 ? "R" : "L" : "x", at.x(), human)
                + "  " + axis(human ? at.y() < 0 ? "A" : "P" : "y", at.y(), human)
                + "  " + axis(human ? at.z() < 0 ? "F" : "H" : "z", at.z(), human) + " mm";
    }

    private static String axis(String letter, double value, boolean lettered) {
        return letter + " " + Texts.number(lettered ? Math.abs(value) : value, 1);
    }
}
