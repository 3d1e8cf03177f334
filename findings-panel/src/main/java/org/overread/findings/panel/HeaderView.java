package org.overread.findings.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The head of the panel: counter, AI state with progress, model, and what has gone wrong. */
final class HeaderView extends VBox {
    // room for a run with its model, so that the list does not move when one starts
    private static final double LEAST_HEIGHT = 116;
    private final FindingsModel model;
    private final PanelTexts texts;
    private final Label counter = PanelStyles.label("counter");
    private final VBox lines = new VBox();
    private final List<AiLineView> lineViews = new ArrayList<>();
    private final Label note = PanelStyles.sentence("quiet");
    private final KeyButton toggle;
    private final Label problem = PanelStyles.sentence("problem");

    HeaderView(FindingsModel model, PanelTexts texts) {
        this.model = model;
        this.texts = texts;
        getStyleClass().add("panel-header");
        lines.getStyleClass().add("ai-lines");
        Label title = PanelStyles.label("panel-title");
        title.setText(texts.text("panel.title"));
        counter.setId("findings-counter");
        toggle = new KeyButton(
                "findings-toggle-ai", texts.text("ai.hide"), texts.keys().toggleAi());
        texts.keys().onChange(() -> toggle.key(texts.keys().toggleAi()));
        toggle.getStyleClass().add("flat");
        toggle.setOnAction(_ -> model.moves().toggleAi());
        problem.setId("findings-problem");
        note.setId("findings-note");
        HBox titleRow = new HBox(title, PanelStyles.spacer(), counter);
        titleRow.getStyleClass().add("title-row");
        getChildren().addAll(titleRow, lines, note, problem);
    }

    void refresh() {
        StudySentences sentences = model.sentences();
        counter.setText(sentences.counter());
        List<AiStateLine> now = sentences.ai();
        fit(now.size());
        for (int i = 0; i < now.size(); i++) {
            lineViews.get(i).show(now.get(i));
        }
        boolean referenceOnly = now.stream().anyMatch(AiStateLine::referenceOnly);
        String notes = Stream.of(referenceOnly ? texts.text("ai.reference") : "", sentences.belowThreshold())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        note.setText(notes);
        PanelStyles.present(note, !notes.isEmpty());
        PanelStyles.present(toggle, sentences.hasAiMarks());
        toggle.say(
                texts.text(sentences.aiShown() ? "ai.hide" : "ai.show"),
                texts.keys().toggleAi());
        toggle.pseudoClassStateChanged(PanelStyles.ACTIVE, !sentences.aiShown());
        Optional<String> wrong = sentences.problem();
        problem.setText(wrong.orElse(""));
        PanelStyles.present(problem, wrong.isPresent());
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.max(LEAST_HEIGHT, super.computeMinHeight(width));
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(LEAST_HEIGHT, super.computePrefHeight(width));
    }

    private void fit(int count) {
        while (lineViews.size() < count) {
            AiLineView view = new AiLineView(texts, model.moves());
            if (lineViews.isEmpty()) {
                view.add(toggle);
            }
            lineViews.add(view);
            lines.getChildren().add(view);
        }
        while (lineViews.size() > Math.max(count, 1)) {
            lines.getChildren().remove(lineViews.removeLast());
        }
    }
}
