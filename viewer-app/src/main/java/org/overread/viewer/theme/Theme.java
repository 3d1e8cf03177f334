package org.overread.viewer.theme;

import atlantafx.base.theme.PrimerDark;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Parent;

/** The dark look. The image and the lines around it need no style sheet; controls do, and get theirs when they come. */
public final class Theme {

    /** Loads the look of controls; takes tenths of a second, so after the first image. Thread: JavaFX. */
    public static void dressControls(Parent root) {
        String reading = Objects.requireNonNull(Theme.class.getResource("reading.css"), "reading.css")
                .toExternalForm();
        if (!root.getStylesheets().contains(reading)) {
            Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
            root.getStylesheets().add(reading);
        }
    }

    private Theme() {}
}
