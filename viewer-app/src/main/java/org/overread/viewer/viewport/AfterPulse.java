package org.overread.viewer.viewport;

import javafx.application.Platform;
import javafx.scene.Scene;

/** Work that what has just been put on screen does not wait for. Thread: JavaFX. */
public final class AfterPulse {

    /**
     * Runs something once when the next pulse has handed the scene to the renderer.
     *
     * @param scene null where there is none: then it is run at once
     */
    public static void run(Scene scene, Runnable what) {
        if (scene == null) {
            what.run();
            return;
        }
        Runnable[] once = new Runnable[1];
        once[0] = () -> {
            scene.removePostLayoutPulseListener(once[0]);
            Platform.runLater(what);
        };
        scene.addPostLayoutPulseListener(once[0]);
        Platform.requestNextPulse();
    }

    private AfterPulse() {}
}
