package org.overread.findings.panel;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The one question before a signature: what the report states, and what it leaves out. */
final class SignView extends WorkPage {
    private static final double MESSAGE_HEIGHT = 20;
    private final FindingsModel model;
    private final PanelTexts texts;
    private final Label title = PanelStyles.label("detail-title");
    private final DraftText draft;
    private final KeyButton sign;
    private final KeyButton back;

    SignView(FindingsModel model, PanelTexts texts) {
        super(MESSAGE_HEIGHT);
        this.model = model;
        this.texts = texts;
        title.setText(texts.text("sign.title"));
        draft = new DraftText(texts);
        draft.setId("findings-sign-text");
        VBox.setVgrow(draft, Priority.ALWAYS);
        sign = new KeyButton("findings-sign-now", texts, "do.signNow", PanelKey.SIGN);
        sign.getStyleClass().add("accent");
        sign.setOnAction(_ -> model.moves().confirmSigning());
        back = new KeyButton("findings-sign-back", texts, "do.back", PanelKey.CANCEL);
        back.setOnAction(_ -> model.moves().cancel());
        buttons().getChildren().addAll(sign, back);
        fill(title, draft);
    }

    @Override
    void refresh() {
        boolean signing = model.mode() instanceof PanelMode.Signing;
        sign.setDisable(signing);
        back.setDisable(signing);
        title.setText(texts.text(signing ? "sign.running" : "sign.title"));
        Optional<ReportPreview> preview = model.sentences().preview();
        preview.ifPresent(draft::show);
    }
}
