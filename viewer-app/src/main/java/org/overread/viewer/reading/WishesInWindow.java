package org.overread.viewer.reading;

import java.nio.file.Path;
import java.util.Optional;
import org.overread.viewer.theme.Texts;

/** Does for the commands of a window what goes beyond its images: dialogs, worklist, banner, columns, calling off. */
record WishesInWindow(WindowParts parts) implements WindowCommands.Wishes {

    @Override
    public void open() {
        parts.files().folder();
    }

    @Override
    public void openFiles() {
        parts.files().files();
    }

    @Override
    public void worklist() {
        WorklistPlace worklist = parts.worklist();
        if (worklist.isShown()) {
            worklist.leave(hasStudy());
        } else if (worklist.isAvailable()) {
            worklist.show();
        } else {
            say(Texts.of("worklist.notYet"));
        }
    }

    @Override
    public String patient() {
        return parts.banner().patient();
    }

    @Override
    public Optional<Path> pictureFile(String suggested) {
        return parts.files().picture(suggested);
    }

    @Override
    public void foldMeasurements() {
        parts.sides().foldMeasurements();
    }

    @Override
    public void say(String message) {
        parts.status().said(message, false);
    }

    @Override
    public void leave() {
        if (parts.worklist().isShown()) {
            parts.worklist().leave(hasStudy());
        } else {
            parts.arrival().cancel();
        }
    }

    private boolean hasStudy() {
        return parts.controller().reading().isPresent();
    }
}
