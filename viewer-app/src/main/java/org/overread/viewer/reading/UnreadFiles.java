package org.overread.viewer.reading;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.overread.core.ingest.Quarantined;
import org.overread.viewer.theme.Texts;

/** What is not as it should be: files that were left alone, each with its reason, and all that must be known of the series in hand. */
final class UnreadFiles {
    private static final double WIDTH = 640;
    private static final double LINE = 28;
    private static final int MOST_LINES = 14;

    static Node content(List<Quarantined> files, List<String> remarks) {
        VBox content = new VBox(10);
        if (!remarks.isEmpty()) {
            content.getChildren().addAll(Sheet.label(Texts.of("unread.series"), "sheet-hint"), list(remarks));
        }
        if (files.isEmpty()) {
            content.getChildren().add(Sheet.label(Texts.of("unread.none"), "sheet-hint"));
        } else {
            List<String> lines = files.stream()
                    .map(file -> file.file().getFileName() + "   ·   " + file.reason())
                    .toList();
            content.getChildren().addAll(Sheet.label(Texts.of("unread.lines"), "sheet-hint"), list(lines));
        }
        return content;
    }

    private static Node list(List<String> lines) {
        ListView<String> list = new ListView<>();
        list.getItems().addAll(lines);
        list.setFixedCellSize(LINE);
        list.setPrefSize(WIDTH, LINE * Math.min(MOST_LINES, lines.size()) + 4);
        return list;
    }

    private UnreadFiles() {}
}
