package org.overread.viewer.tools;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import org.overread.core.dicom.Tag;
import org.overread.viewer.theme.Palette;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.PaintedLayer;
import org.overread.viewer.viewport.Viewport;

/**
 * A picture of a viewport to be handed on: as it is on screen, and below it what who sees it must know. Who the patient is
 * stands in it where that is wanted, and else only where the image itself shows it.
 */
public final class ViewPicture {
    private static final double LINE = 18;
    private static final double SIZE = 12;
    private static final double MARGIN = 6;

    /** @param patient who it is, in a line; blank: not said. Thread: JavaFX. */
    public static WritableImage of(Viewport viewport, String patient) {
        WritableImage seen = viewport.snapshot(new SnapshotParameters(), null);
        List<String> lines = notes(viewport);
        if (!patient.isBlank()) {
            lines.addFirst(patient);
        }
        Canvas canvas = new Canvas(seen.getWidth(), seen.getHeight() + LINE * lines.size() + MARGIN);
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(Palette.IMAGE);
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.drawImage(seen, 0, 0);
        graphics.setFill(Palette.TEXT);
        graphics.setFont(Font.font(SIZE));
        for (int i = 0; i < lines.size(); i++) {
            graphics.fillText(lines.get(i), MARGIN, seen.getHeight() + LINE * (i + 1) - MARGIN / 2, seen.getWidth());
        }
        return canvas.snapshot(new SnapshotParameters(), null);
    }

    /** What stands below the picture. */
    public static List<String> notes(Viewport viewport) {
        List<String> lines = new ArrayList<>();
        boolean unverified = viewport.marks().outcome().painted().stream()
                .anyMatch(mark -> mark.byModel() && mark.decision().isEmpty());
        boolean mapped = viewport.painted().stream()
                .flatMap(painted -> painted.layers().stream())
                .anyMatch(PaintedLayer::byModel);
        if (unverified || mapped) {
            lines.add(Texts.of("picture.unverified"));
        }
        if (viewport.painted().filter(ViewPicture::mayShowThePatient).isPresent()) {
            lines.add(Texts.of("picture.burnedIn"));
        }
        lines.add(Texts.of("picture.copy"));
        return lines;
    }

    private static boolean mayShowThePatient(PaintedFrame painted) {
        return painted.request()
                .frame()
                .instance()
                .header()
                .string(Tag.BurnedInAnnotation)
                .filter("YES"::equals)
                .isPresent();
    }

    private ViewPicture() {}
}
