package org.overread.findings.panel;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One model run: its state, its progress, the model, and a button where its results are offered. */
final class AiLineView extends VBox {
    private final Label state = PanelStyles.sentence("ai-state");
    private final ProgressLine progress = new ProgressLine();
    private final Label modelName = PanelStyles.sentence("quiet");
    private final VBox scores = new VBox();
    private final Button late;
    private final Button stop;
    private final HBox row;
    private AiStateLine shown;

    AiLineView(PanelTexts texts, ReaderMoves moves) {
        getStyleClass().add("ai-line");
        Label ai = PanelStyles.label("ai-word");
        ai.setText(texts.text("ai.name"));
        ai.setMinWidth(USE_PREF_SIZE);
        state.setId("findings-ai-state");
        HBox.setHgrow(state, Priority.ALWAYS);
        state.setMaxWidth(Double.MAX_VALUE);
        row = new HBox(ai, state);
        row.getStyleClass().add("ai-row");
        late = new KeyButton("findings-late", texts.text("ai.late.show"), "");
        late.setOnAction(_ -> moves.showLateResults());
        late.getStyleClass().add("compact");
        late.setAccessibleText(texts.text("ai.late.show.spoken"));
        stop = new KeyButton("findings-stop-run", texts.text("ai.stop"), "");
        stop.getStyleClass().add("compact");
        stop.setAccessibleText(texts.text("ai.stop.spoken"));
        stop.setOnAction(_ -> moves.stopRun(shown.runUid()));
        row.getChildren().addAll(late, stop);
        scores.getStyleClass().add("ai-scores");
        getChildren().addAll(row, scores, progress, modelName);
    }

    private static Label score(ScoreLine line) {
        Label label = PanelStyles.sentence(line.critical() ? "critical" : "score");
        label.setText(line.text());
        return label;
    }

    /** Puts a control at the end of the state's line. */
    void add(Button control) {
        row.getChildren().add(control);
    }

    void show(AiStateLine line) {
        if (line.equals(shown)) {
            return;
        }
        shown = line;
        state.setText(line.text());
        String kind = line.state().map(s -> s.name().toLowerCase(Locale.ROOT)).orElse("not_run");
        state.getStyleClass().setAll("label", "ai-state", "ai-" + kind);
        progress.show(line.progress());
        scores.getChildren()
                .setAll(line.scores().stream().map(AiLineView::score).toList());
        PanelStyles.present(scores, !line.scores().isEmpty());
        modelName.setText(line.model().orElse(""));
        PanelStyles.present(modelName, line.model().isPresent());
        PanelStyles.present(late, line.offered());
        PanelStyles.present(stop, line.stoppable());
    }
}
