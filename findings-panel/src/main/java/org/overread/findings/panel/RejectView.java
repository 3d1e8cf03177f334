package org.overread.findings.panel;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.overread.core.review.RejectionReason;

/** The reasons to reject a finding, by digit or one click. */
final class RejectView extends WorkPage {
    private static final double MESSAGE_HEIGHT = 20;
    private final FindingsModel model;
    private final PanelTexts texts;
    private final Label title = PanelStyles.sentence("detail-title");

    RejectView(FindingsModel model, PanelTexts texts) {
        super(MESSAGE_HEIGHT);
        this.model = model;
        this.texts = texts;
        title.setId("findings-reject-title");
        KeyButton cancel = new KeyButton("findings-reject-cancel", texts, "do.cancel", PanelKey.CANCEL);
        cancel.getStyleClass().add("flat");
        cancel.setOnAction(_ -> model.moves().cancel());
        HBox head = new HBox(title, PanelStyles.spacer(), cancel);
        head.getStyleClass().add("detail-head");
        VBox reasons = new VBox();
        reasons.getStyleClass().add("reasons");
        for (RejectionReason reason : RejectionReason.values()) {
            reasons.getChildren().add(button(reason));
        }
        fill(head, reasons);
    }

    @Override
    void refresh() {
        model.detail()
                .ifPresent(detail -> title.setText(texts.text("reject.title", detail.number() + " " + detail.label())));
    }

    private Button button(RejectionReason reason) {
        String digit = String.valueOf(reason.ordinal() + 1);
        Label cap = PanelStyles.label("key-cap");
        cap.setText(digit);
        cap.setMinWidth(Region.USE_PREF_SIZE);
        Label word = PanelStyles.label("key-button-word");
        word.setText(texts.text("reason", reason));
        HBox content = new HBox(cap, word);
        content.getStyleClass().add("key-button-content");
        Button button = new Button();
        button.setId("findings-reason-" + digit);
        button.getStyleClass().add("reason");
        button.setFocusTraversable(false);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setGraphic(content);
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(digit + ", " + word.getText());
        button.setOnAction(_ -> model.moves().reject(reason));
        return button;
    }
}
