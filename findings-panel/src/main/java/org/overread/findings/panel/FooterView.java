package org.overread.findings.panel;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;

/** The foot of the panel: report draft, undo and redo, signing; after it who signed, and where the report has arrived. */
final class FooterView extends VBox {
    private final FindingsModel model;
    private final PanelTexts texts;
    private final Label draftTitle = PanelStyles.label("key-button-word");
    private final Label draftCounts = PanelStyles.label("quiet");
    private final SVGPath chevron = new SVGPath();
    private final WorkArea work;
    private final KeyButton undo;
    private final KeyButton redo;
    private final KeyButton sign;
    private final HBox buttons;
    private final Label signature = PanelStyles.sentence("signature");
    private final Label delivery = PanelStyles.sentence("quiet");

    FooterView(FindingsModel model, PanelTexts texts, WorkArea work) {
        this.model = model;
        this.work = work;
        this.texts = texts;
        getStyleClass().add("panel-footer");
        ReaderMoves moves = model.moves();
        undo = new KeyButton("findings-undo", texts.text("do.undo"), "");
        undo.setOnAction(_ -> moves.undo());
        undo.setAccessibleHelp(texts.keys().chord(PanelKey.UNDO));
        redo = new KeyButton("findings-redo", texts.text("do.redo"), "");
        redo.setOnAction(_ -> moves.redo());
        redo.setAccessibleHelp(texts.keys().chord(PanelKey.REDO));
        sign = new KeyButton("findings-sign", texts, "do.sign", PanelKey.SIGN);
        sign.setOnAction(_ -> moves.askToSign());
        sign.getStyleClass().add("accent");
        buttons = new HBox(undo, redo, PanelStyles.spacer(), sign);
        buttons.getStyleClass().add("footer-buttons");
        signature.setId("findings-signature");
        delivery.setId("findings-delivery");
        getChildren().addAll(disclosure(), buttons, signature, delivery);
    }

    void refresh() {
        boolean signed = model.sentences().signed();
        draftTitle.setText(texts.text(signed ? "draft.signedTitle" : "draft.title"));
        draftCounts.setText(model.sentences().draftCounts());
        undo.setDisable(!model.canUndo());
        redo.setDisable(!model.canRedo());
        sign.setDisable(!model.canDecide() || model.mode() instanceof PanelMode.ConfirmingSignature);
        PanelStyles.present(buttons, !signed);
        PanelStyles.present(signature, signed);
        PanelStyles.present(delivery, signed);
        signature.setText(model.sentences().signature().orElse(""));
        delivery.setText(model.sentences().delivery());
        chevron.setRotate(work.showsDraft() ? 0 : 180);
        setVisible(model.sentences().open());
    }

    private Button disclosure() {
        chevron.getStyleClass().add("chevron");
        chevron.setContent("M1 3.5 L5 7.5 L9 3.5");
        HBox content = new HBox(chevron, draftTitle, PanelStyles.spacer(), draftCounts);
        content.getStyleClass().add("key-button-content");
        draftTitle.setMinWidth(USE_PREF_SIZE);
        Button disclosure = new Button();
        disclosure.setId("findings-draft-toggle");
        disclosure.getStyleClass().add("disclosure");
        disclosure.setFocusTraversable(false);
        disclosure.setMaxWidth(Double.MAX_VALUE);
        disclosure.setGraphic(content);
        content.prefWidthProperty().bind(disclosure.widthProperty().subtract(16));
        disclosure.setAccessibleText(texts.text("draft.title"));
        disclosure.setOnAction(_ -> {
            work.toggleDraft();
            refresh();
        });
        return disclosure;
    }
}
