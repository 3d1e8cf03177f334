package org.overread.viewer.bench;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** The peer of the start-up benchmark: a JavaFX window with nothing in it, that says when it is on screen and ends. */
public final class EmptyWindow {
    public static void main(String[] arguments) {
        Platform.startup(() -> {
            Stage stage = new Stage();
            Scene scene = new Scene(new Pane(), 1600, 1000);
            stage.setScene(scene);
            scene.addPostLayoutPulseListener(() -> Platform.runLater(() -> {
                System.out.println("x");
                System.exit(0);
            }));
            stage.show();
        });
    }

    private EmptyWindow() {}
}
