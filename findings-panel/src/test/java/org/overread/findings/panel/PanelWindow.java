package org.overread.findings.panel;

import atlantafx.base.theme.PrimerDark;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/** A real window with an image area and the panel in it, and a robot at its keyboard; everything runs on JavaFX's thread. */
final class PanelWindow implements AutoCloseable {
    final FindingsPanel panel;
    final StackPane image = new StackPane();
    private final Stage stage;
    private final Robot robot;

    private PanelWindow(FindingsModel model, double width, double height) {
        panel = new FindingsPanel(model);
        panel.setPrefWidth(width);
        image.setFocusTraversable(true);
        image.setStyle("-fx-background-color: black;");
        HBox.setHgrow(image, Priority.ALWAYS);
        Scene scene = new Scene(new HBox(image, panel), width + 200, height);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (panel.handleKey(event)) {
                event.consume();
            }
        });
        stage = new Stage();
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        stage.requestFocus();
        image.requestFocus();
        robot = new Robot();
    }

    static PanelWindow open(FindingsModel model, double width, double height) {
        startJavaFx();
        PanelWindow window = onFx(() -> new PanelWindow(model, width, height));
        window.settle();
        return window;
    }

    void type(KeyCode... codes) {
        for (KeyCode code : codes) {
            onFx(() -> {
                robot.keyPress(code);
                return null;
            });
            settle();
            onFx(() -> {
                robot.keyRelease(code);
                return null;
            });
            settle();
        }
    }

    void chord(KeyCode modifier, KeyCode code) {
        down(modifier);
        type(code);
        up(modifier);
    }

    void down(KeyCode code) {
        onFx(() -> {
            robot.keyPress(code);
            return null;
        });
        settle();
    }

    void up(KeyCode code) {
        onFx(() -> {
            robot.keyRelease(code);
            return null;
        });
        settle();
    }

    /** Clicks in the middle of the node with an id or selector. */
    void click(String selector) {
        onFx(() -> {
            var bounds = node(selector).localToScreen(node(selector).getLayoutBounds());
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            return null;
        });
        settle();
        onFx(() -> {
            robot.mouseClick(javafx.scene.input.MouseButton.PRIMARY);
            return null;
        });
        settle();
    }

    Node node(String selector) {
        Node found = panel.lookup(selector);
        if (found == null) {
            throw new AssertionError("no " + selector + " in the panel");
        }
        return found;
    }

    Node focusOwner() {
        return onFx(() -> stage.getScene().getFocusOwner());
    }

    /** Waits until what was asked of the window has been handled and laid out. */
    void settle() {
        for (int i = 0; i < 3; i++) {
            CompletableFuture<Void> pulse = new CompletableFuture<>();
            Platform.runLater(() -> {
                panel.applyCss();
                panel.layout();
                pulse.complete(null);
            });
            pulse.join();
        }
    }

    @Override
    public void close() {
        onFx(() -> {
            stage.close();
            return null;
        });
    }

    static <T> T onFx(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        return done.orTimeout(20, TimeUnit.SECONDS).join();
    }

    static synchronized void startJavaFx() {
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException alreadyRunning) {
            started.countDown();
        }
        try {
            if (!started.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("JavaFX did not start");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        Platform.setImplicitExit(false);
        onFx(() -> {
            Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
            return null;
        });
    }
}
