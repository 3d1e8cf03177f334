package org.overread.viewer.reformatting;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.overread.viewer.viewport.PlanePainter;
import org.overread.viewer.viewport.PlaneRequest;

/** The picture of a plane: made on a thread of its own, the one last asked for; shown with what it is of. Thread: JavaFX. */
final class PlanePicture {
    /** View pixels to a picture's pixel while something is dragged. */
    private static final double COARSE = 2;

    private final PlanePainter painter = new PlanePainter(this::came);
    private final ImageView node = new ImageView();
    private final Runnable changed;
    private Optional<PlaneRequest> shown = Optional.empty();
    private CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);
    private boolean coarse;
    private long asked;

    /** @param changed is told when another picture is on screen */
    PlanePicture(Runnable changed) {
        this.changed = changed;
        node.setMouseTransparent(true);
    }

    ImageView node() {
        return node;
    }

    /** The plane and the window of the picture on screen; its pixels are the picture's. */
    Optional<PlaneRequest> shown() {
        return shown;
    }

    /** Completes when the picture last asked for is on screen, in full resolution. */
    CompletableFuture<Void> settled() {
        return settled;
    }

    /** Half resolution while something is dragged, so that the picture keeps up with the hand. */
    void coarse(boolean now) {
        coarse = now;
    }

    boolean coarse() {
        return coarse;
    }

    /** Asks for the picture as the scene is now. @param scale screen pixels to a view pixel */
    void ask(PlaneScene scene, PlaneView view, double scale) {
        asked++;
        if (settled.isDone()) {
            settled = new CompletableFuture<>();
        }
        painter.request(scene.request(asked, view.plane(coarse ? COARSE : 1 / scale)));
    }

    void close() {
        painter.close();
    }

    private void came(PlaneRequest request, Image image) {
        shown = Optional.of(request);
        node.setImage(image);
        changed.run();
        if (request.number() == asked && !coarse) {
            settled.complete(null);
        }
    }
}
