package org.overread.findings.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What a report states, a line for each finding, and what it leaves out, first the leaving out. */
final class DraftText extends ScrollPane {
    private final PanelTexts texts;
    private final VBox lines = new VBox();

    DraftText(PanelTexts texts) {
        this.texts = texts;
        getStyleClass().add("draft-text");
        lines.getStyleClass().add("draft-lines");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setContent(lines);
        setMinHeight(0);
    }

    void show(ReportPreview preview) {
        List<Label> now = new ArrayList<>();
        if (preview.unseen().notFetched() > 0) {
            now.add(line(texts.text("draft.notFetched", preview.unseen().notFetched()), "caution"));
        }
        if (preview.unseen().unreadable() > 0) {
            now.add(line(texts.text("draft.unreadable", preview.unseen().unreadable()), "caution"));
        }
        if (preview.notAssessed() > 0) {
            now.add(line(texts.text("draft.notAssessed", preview.notAssessed()), "caution"));
        }
        if (preview.aiPending()) {
            now.add(line(texts.text("draft.aiPending"), "caution"));
        }
        now.add(line(texts.text("sign.states", preview.stated().size()), "value"));
        for (String sentence : preview.stated()) {
            now.add(line("–  " + sentence, "value"));
        }
        if (!preview.measured().isEmpty()) {
            now.add(line(texts.text("sign.measurements", preview.measured().size()), "value"));
            preview.measured().forEach(one -> now.add(line("–  " + one, "value")));
        }
        if (preview.keyImages() > 0) {
            now.add(line(texts.text("sign.keyImages", preview.keyImages()), "value"));
        }
        if (preview.rejected() > 0) {
            now.add(line(texts.text("draft.rejected", preview.rejected()), "quiet"));
        }
        lines.getChildren().setAll(now);
    }

    private static Label line(String text, String style) {
        Label label = PanelStyles.sentence(style);
        label.setText(text);
        return label;
    }
}
