package org.overread.findings.panel;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.overread.findings.style.FindingStyle;
import org.overread.findings.style.StateSymbol;

/** The selected finding in full, and the three decisions. */
final class DetailView extends WorkPage {
    private static final double MESSAGE_HEIGHT = 38;
    private final FindingsModel model;
    private FindingDetail shown;
    private final HBox title = new HBox();
    private final StateSymbol symbol = new StateSymbol();
    private final Label name = PanelStyles.label("detail-title");
    private final Label badge = PanelStyles.label("badge");
    private final GridPane lines = new GridPane();
    private final Label guidance = PanelStyles.sentence("guidance");

    DetailView(FindingsModel model, PanelTexts texts) {
        super(MESSAGE_HEIGHT);
        this.model = model;
        title.getStyleClass().add("detail-head");
        title.getChildren().addAll(symbol, name, PanelStyles.spacer(), badge);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        lines.getStyleClass().add("detail-lines");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        lines.getColumnConstraints().addAll(names, values);
        guidance.setId("findings-guidance");
        name.setId("findings-selected");
        fill(title, lines, guidance);
        ReaderMoves moves = model.moves();
        buttons()
                .getChildren()
                .addAll(
                        button("accept", texts, PanelKey.ACCEPT, FindingStyle.ACCEPTED, moves::accept),
                        button("edit", texts, PanelKey.EDIT, FindingStyle.MODIFIED, moves::startEditing),
                        button("reject", texts, PanelKey.REJECT, FindingStyle.REJECTED, moves::startRejecting));
    }

    @Override
    void refresh() {
        Optional<FindingDetail> detail = model.detail();
        PanelStyles.present(title, detail.isPresent());
        PanelStyles.present(lines, detail.isPresent());
        PanelStyles.present(guidance, detail.isEmpty());
        // an empty list and a signed report say it in their own places
        boolean saidElsewhere = model.rows().isEmpty() || model.sentences().signed();
        guidance.setText(saidElsewhere ? "" : model.sentences().next());
        detail.ifPresent(this::show);
        buttons().setDisable(!model.canDecide());
        boolean offered = !model.rows().isEmpty() && !model.sentences().signed();
        buttons().getChildren().forEach(button -> button.setVisible(offered));
    }

    private void show(FindingDetail detail) {
        if (detail.equals(shown)) {
            return;
        }
        shown = detail;
        symbol.show(detail.style());
        name.setText(detail.number() + "  " + detail.label());
        badge.setText(detail.badge());
        badge.setStyle("-fx-text-fill: " + detail.style().colour() + ";");
        lines.getChildren().clear();
        int row = 0;
        for (FindingDetail.Line line : detail.lines()) {
            Label what = PanelStyles.label("quiet");
            what.setText(line.name());
            Label value = PanelStyles.sentence("value");
            value.setText(line.value());
            lines.addRow(row++, what, value);
        }
    }

    private static KeyButton button(String id, PanelTexts texts, PanelKey key, FindingStyle style, Runnable move) {
        KeyButton button = new KeyButton("findings-" + id, texts, "do." + id, key, Optional.of(style));
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(_ -> move.run());
        return button;
    }
}
