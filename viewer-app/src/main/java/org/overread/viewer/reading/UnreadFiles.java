package org.overread.viewer.reading;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.VBox;
import org.overread.core.ingest.Quarantined;
import org.overread.viewer.theme.Texts;

/** The files that were left alone, each with its reason. */
final class UnreadFiles {
    private static final double WIDTH = 640;
    private static final double LINE = 28;
    private static final int MOST_LINES = 14;

    static Node content(List<Quarantined> files) {
        ListView<String> list = new ListView<>();
        files.forEach(file -> list.getItems().add(file.file().getFileName() + "   ·   " + file.reason()));
        list.setFixedCellSize(LINE);
        list.setPrefSize(WIDTH, LINE * Math.min(MOST_LINES, files.size()) + 4);
        return new VBox(10, Sheet.label(Texts.of("unread.lines"), "sheet-hint"), list);
    }

    private UnreadFiles() {}
}
