package org.overread.viewer.reading;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;

/**
 * Opens a window where the reader left it on the screens that there are now, keeps where he moves it, and brings it back when its
 * screen has gone. Thread: JavaFX.
 */
final class WindowPlacing {
    private static final Duration AT_REST = Duration.millis(800);

    private final Stage stage;
    private final ReadingScreen content;
    private final ScreenPreferences preferences;
    private final PauseTransition rest = new PauseTransition(AT_REST);
    private final InvalidationListener screensChanged = changed -> rest.playFromStart();
    private WindowPlace now;
    private String screens = "";

    WindowPlacing(Stage stage, ReadingScreen content, ScreenPreferences preferences) {
        this.stage = stage;
        this.content = content;
        this.preferences = preferences;
        now = WindowPlace.standard(Screen.getPrimary().getVisualBounds());
        rest.setOnFinished(event -> atRest());
    }

    /** Before the window is shown. */
    void open() {
        screens = screens();
        put(preferences.place(screens).orElse(now));
        InvalidationListener moved = changed -> rest.playFromStart();
        for (var property :
                List.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())) {
            property.addListener(moved);
        }
        stage.maximizedProperty().addListener(moved);
        Screen.getScreens().addListener(screensChanged);
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, event -> {
            Screen.getScreens().removeListener(screensChanged);
            rest.stop();
            keep();
        });
    }

    /** The findings panel has been opened or closed. */
    void changed() {
        rest.playFromStart();
    }

    private void atRest() {
        if (screens.equals(screens())) {
            keep();
        } else if (stage.isShowing()) {
            screens = screens();
            put(preferences.place(screens).orElse(now));
        }
    }

    private void put(WindowPlace wanted) {
        now = wanted.within(
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
        stage.setX(now.x());
        stage.setY(now.y());
        stage.setWidth(now.width());
        stage.setHeight(now.height());
        stage.setMaximized(now.maximized());
        content.panelShown(now.findings());
        content.panelWidth(now.panelWidth());
    }

    private void keep() {
        boolean normal = !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen();
        WindowPlace kept = new WindowPlace(
                normal ? stage.getX() : now.x(),
                normal ? stage.getY() : now.y(),
                normal ? stage.getWidth() : now.width(),
                normal ? stage.getHeight() : now.height(),
                stage.isMaximized(),
                content.isPanelShown(),
                content.panelWidth());
        if (!kept.equals(now)) {
            now = kept;
            preferences.keepPlace(screens, kept);
        }
    }

    /** The screens as they stand beside each other: "0,0 3840x2160  3840,0 1920x1080". */
    private static String screens() {
        return Screen.getScreens().stream()
                .map(Screen::getBounds)
                .map(WindowPlacing::written)
                .sorted()
                .collect(Collectors.joining("  "));
    }

    private static String written(Rectangle2D bounds) {
        return String.format(
                Locale.ROOT,
                "%.0f,%.0f %.0fx%.0f",
                bounds.getMinX(),
                bounds.getMinY(),
                bounds.getWidth(),
                bounds.getHeight());
    }
}
