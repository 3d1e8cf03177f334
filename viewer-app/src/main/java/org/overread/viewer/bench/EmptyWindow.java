package org.overread.viewer.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** The peer of the start-up benchmark: a JavaFX window with nothing in it, that says when it has been laid out and drawn. */
public final class EmptyWindow {
    public static void main(String[] arguments) {
        PrintStream told = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Platform.startup(() -> {
            Stage stage = new Stage();
            Scene scene = new Scene(new Pane(), 1600, 1000);
            stage.setScene(scene);
            scene.addPostLayoutPulseListener(() -> Platform.runLater(() -> told.println(StationProcess.SHOWN)));
            stage.show();
        });
    }

    private EmptyWindow() {}
}
