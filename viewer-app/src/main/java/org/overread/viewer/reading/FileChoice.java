package org.overread.viewer.reading;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.overread.viewer.theme.Texts;

/** Lets the reader choose what to open in the system's own dialogs. Thread: JavaFX. */
record FileChoice(Stage stage, Consumer<List<Path>> chosen) {

    void folder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("window.choose"));
        File folder = chooser.showDialog(stage);
        if (folder != null) {
            chosen.accept(List.of(folder.toPath()));
        }
    }

    /** Where to keep a picture; empty: nowhere. */
    Optional<Path> picture(String suggested) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("window.savePicture"));
        chooser.setInitialFileName(suggested);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("PNG", "*.png"));
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }

    void files() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("window.chooseFiles"));
        List<File> files = chooser.showOpenMultipleDialog(stage);
        if (files != null && !files.isEmpty()) {
            chosen.accept(files.stream().map(File::toPath).toList());
        }
    }
}
