package org.overread.viewer.reformatting;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.overread.core.image.Direction;
import org.overread.core.image.PatientAxes;
import org.overread.core.image.PatientPoint;
import org.overread.findings.style.FindingStyle;
import org.overread.viewer.theme.Texts;

/** Draws the crosshair on a plane: where the two others cut it, with a handle to turn them by; a bar of so many mm; marks cut by the plane. */
record PlaneLines(Canvas canvas, PlanePane pane, PlaneScene scene) {
    /** Free of lines around the point looked at, view pixels. */
    static final double GAP = 14;
    /** Of the half of a line, where the handle is. */
    private static final double HANDLE_AT = 0.62;

    private static final double HANDLE = 4;
    private static final Color LINE = Color.web("#7fd6d6");
    private static final Color HALO = Color.color(0, 0, 0, 0.5);
    private static final double[] BARS_MM = {200, 100, 50, 20, 10, 5, 2, 1};
    /** Of the view's height. */
    private static final double LONGEST_BAR = 0.3;

    private static final double BAR_FROM_BELOW = 84;
    private static final double NAME_FROM_EDGE = 34;

    void draw() {
        GraphicsContext layer = canvas.getGraphicsContext2D();
        layer.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        marks(layer);
        pane.others().forEach(other -> line(layer, other));
        bar(layer);
    }

    /** The handles of a line, one on either side. */
    static Point2D[] handles(PlanePane pane, PlaneScene scene, PlaneName other) {
        Point2D at = pane.view().toView(scene.crosshair().centre());
        Point2D along = along(pane, scene, other);
        double reach = HANDLE_AT * Math.min(pane.getWidth(), pane.getHeight()) / 2;
        return new Point2D[] {at.add(along.multiply(reach)), at.subtract(along.multiply(reach))};
    }

    /** The direction of another plane's line on this one, in the view. */
    private static Point2D along(PlanePane pane, PlaneScene scene, PlaneName other) {
        PlaneOrientation own = scene.crosshair().of(pane.name());
        Direction line = own.normal().cross(scene.crosshair().of(other).normal());
        return new Point2D(line.dot(own.across()), line.dot(own.down())).normalize();
    }

    private void line(GraphicsContext layer, PlaneName other) {
        Point2D at = pane.view().toView(scene.crosshair().centre());
        Point2D along = along(pane, scene, other);
        double far = canvas.getWidth() + canvas.getHeight();
        layer.setStroke(LINE);
        layer.setLineWidth(1);
        layer.setLineDashes();
        for (int side : new int[] {-1, 1}) {
            Point2D from = at.add(along.multiply(side * GAP));
            Point2D to = at.add(along.multiply(side * far));
            stroke(layer, from, to);
        }
        slab(layer, at, along, far);
        for (Point2D handle : handles(pane, scene, other)) {
            layer.setFill(Color.BLACK);
            layer.fillOval(handle.getX() - HANDLE, handle.getY() - HANDLE, 2 * HANDLE, 2 * HANDLE);
            layer.strokeOval(handle.getX() - HANDLE, handle.getY() - HANDLE, 2 * HANDLE, 2 * HANDLE);
        }
        name(layer, other, at, along);
    }

    /** On a dark edge, so that it is seen on bright pixels too. */
    private static void stroke(GraphicsContext layer, Point2D from, Point2D to) {
        layer.setStroke(HALO);
        layer.setLineWidth(3);
        layer.strokeLine(from.getX(), from.getY(), to.getX(), to.getY());
        layer.setStroke(LINE);
        layer.setLineWidth(1);
        layer.strokeLine(from.getX(), from.getY(), to.getX(), to.getY());
    }

    /** How thick the other plane is. */
    private void slab(GraphicsContext layer, Point2D at, Point2D along, double far) {
        double half = scene.slab().thicknessMm() / 2 * pixelsPerMm();
        if (half < 1) {
            return;
        }
        layer.setLineDashes(3, 5);
        for (int side : new int[] {-1, 1}) {
            Point2D beside = at.add(-along.getY() * half * side, along.getX() * half * side);
            layer.strokeLine(
                    beside.getX() - along.getX() * far,
                    beside.getY() - along.getY() * far,
                    beside.getX() + along.getX() * far,
                    beside.getY() + along.getY() * far);
        }
        layer.setLineDashes();
    }

    private void name(GraphicsContext layer, PlaneName other, Point2D at, Point2D along) {
        boolean upright = Math.abs(along.getY()) > Math.abs(along.getX());
        double x = upright ? at.getX() + 6 : canvas.getWidth() - NAME_FROM_EDGE;
        double y = upright ? NAME_FROM_EDGE + 6 : at.getY() + (x - at.getX()) * along.getY() / along.getX() - 10;
        layer.setFill(LINE);
        layer.setFont(Font.font(11));
        layer.setTextAlign(upright ? TextAlignment.LEFT : TextAlignment.RIGHT);
        layer.setTextBaseline(VPos.CENTER);
        layer.fillText(
                scene.axes() == PatientAxes.BIPED
                        ? Texts.of("mpr.plane." + other)
                        : Texts.of("mpr.plane.numbered", other.ordinal() + 1),
                x,
                y);
    }

    private void bar(GraphicsContext layer) {
        double longest = canvas.getHeight() * LONGEST_BAR / pixelsPerMm();
        OptionalDouble fitting =
                DoubleStream.of(BARS_MM).filter(mm -> mm <= longest).findFirst();
        fitting.ifPresent(mm -> bar(layer, mm));
    }

    private void bar(GraphicsContext layer, double mm) {
        double length = mm * pixelsPerMm();
        double x = canvas.getWidth() - 18;
        double top = canvas.getHeight() - BAR_FROM_BELOW - length;
        layer.setStroke(Color.web("#d8dce2"));
        layer.setLineWidth(1);
        layer.strokeLine(x, top, x, top + length);
        layer.strokeLine(x - 4, top, x + 4, top);
        layer.strokeLine(x - 4, top + length, x + 4, top + length);
        layer.setFill(Color.web("#d8dce2"));
        layer.setFont(Font.font(11));
        layer.setTextAlign(TextAlignment.RIGHT);
        layer.setTextBaseline(VPos.CENTER);
        layer.fillText(Texts.of("mpr.bar", Texts.number(mm, 0)), x - 8, top + length - 6);
    }

    private double pixelsPerMm() {
        PatientPoint centre = scene.crosshair().centre();
        Direction across = scene.crosshair().of(pane.name()).across();
        return pane.view().toView(centre.plus(1, across)).distance(pane.view().toView(centre));
    }

    private void marks(GraphicsContext layer) {
        pane.shown().ifPresent(seen -> {
            List<PlaneMark> cut = PlaneMark.on(seen.plane(), scene);
            pane.marks(cut.stream().map(PlaneMark::shape).toList());
            for (PlaneMark mark : cut) {
                FindingStyle style = FindingStyle.of(mark.shape().decision());
                Point2D first = pane.view().toView(seen.plane().toPatient(mark.first()));
                Point2D last = pane.view().toView(seen.plane().toPatient(mark.last()));
                Color colour = Color.web(style.colour());
                layer.setStroke(colour);
                layer.setLineWidth(1.5);
                layer.setLineDashes(style.dashed() ? new double[] {6, 3} : new double[0]);
                layer.strokeRect(first.getX(), first.getY(), last.getX() - first.getX(), last.getY() - first.getY());
                layer.setLineDashes();
                layer.setFill(colour);
                layer.setFont(Font.font(12));
                layer.setTextAlign(TextAlignment.LEFT);
                layer.setTextBaseline(VPos.BOTTOM);
                layer.fillText(style.symbol() + " " + mark.shape().number(), first.getX(), first.getY() - 2);
            }
        });
    }
}
