package org.overread.findings.panel;

import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the report would state if it were signed now; after signing, what it states. */
final class DraftView extends WorkPage {
    private static final double MESSAGE_HEIGHT = 20;
    private final FindingsModel model;
    private final PanelTexts texts;
    private final Label title = PanelStyles.label("detail-title");
    private final DraftText draft;

    DraftView(FindingsModel model, PanelTexts texts) {
        super(MESSAGE_HEIGHT);
        this.model = model;
        this.texts = texts;
        draft = new DraftText(texts);
        draft.setId("findings-draft");
        VBox.setVgrow(draft, Priority.ALWAYS);
        fill(title, draft);
    }

    @Override
    void refresh() {
        title.setText(texts.text(model.sentences().signed() ? "draft.signedTitle" : "draft.title"));
        model.sentences().preview().ifPresent(draft::show);
    }
}
