package org.overread.findings.panel;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One page of the work area: what it is about, below it a line that keeps its place for messages, below that the buttons. */
abstract class WorkPage extends VBox {
    private final VBox body = new VBox();
    private final Label message = PanelStyles.sentence("message");
    private final HBox buttons = new HBox();

    WorkPage(double messageHeight) {
        getStyleClass().add("work-page");
        body.getStyleClass().add("work-body");
        buttons.getStyleClass().add("decision-buttons");
        message.setMinHeight(messageHeight);
        message.setMaxHeight(messageHeight);
        setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(body, message, buttons);
    }

    /** Fills the page, top to bottom. */
    final void fill(Node... nodes) {
        body.getChildren().addAll(nodes);
    }

    final HBox buttons() {
        return buttons;
    }

    final void say(String text, boolean wrong) {
        message.setText(text);
        message.pseudoClassStateChanged(PanelStyles.WRONG, wrong);
    }

    /** What stands on the page, as the model has it now. */
    abstract void refresh();
}
