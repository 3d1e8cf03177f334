package org.overread.findings.panel;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Words shared with the style sheet, and the few nodes that are the same everywhere. */
final class PanelStyles {
    /** Usable by a host that styles other nodes alike. */
    static final String SHEET = "/org/overread/findings/panel/findings.css";

    static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    static final PseudoClass REJECTED = PseudoClass.getPseudoClass("rejected");
    static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    static Label label(String... styles) {
        Label label = new Label();
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that breaks lines and is never cut off. */
    static Label sentence(String... styles) {
        Label label = label(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /** Shows a node and gives it room, or neither. */
    static void present(javafx.scene.Node node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private PanelStyles() {}
}
