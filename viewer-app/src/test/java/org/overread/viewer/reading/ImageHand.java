package org.overread.viewer.reading;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import org.overread.core.image.ImagePoint;

/** The virtual mouse at points of the image in the active viewport. */
final class ImageHand {
    private final ReadingBench bench;

    ImageHand(ReadingBench bench) {
        this.bench = bench;
    }

    void at(double column, double row) {
        Point2D place = bench.read(() -> bench.seen
                .viewport()
                .localToScene(
                        bench.seen.viewport().painted().orElseThrow().geometry().toView(new ImagePoint(column, row))));
        bench.mouseTo(place.getX(), place.getY());
    }

    void drag(double column0, double row0, double column1, double row1) {
        draw(List.of(
                new ImagePoint(column0, row0),
                new ImagePoint((column0 + column1) / 2, (row0 + row1) / 2),
                new ImagePoint(column1, row1)));
    }

    /** With the button held from the first point to the last. */
    void draw(List<ImagePoint> path) {
        at(path.getFirst().column(), path.getFirst().row());
        bench.mouse(robot -> robot.mousePress(MouseButton.PRIMARY));
        path.stream().skip(1).forEach(point -> at(point.column(), point.row()));
        bench.mouse(robot -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    void click(double column, double row) {
        at(column, row);
        bench.mouse(robot -> robot.mouseClick(MouseButton.PRIMARY));
    }
}
