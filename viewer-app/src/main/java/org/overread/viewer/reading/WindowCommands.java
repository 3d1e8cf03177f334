package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.overread.core.ingest.Quarantined;
import org.overread.findings.panel.AiStateLine;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.theme.Theme;
import org.overread.viewer.viewport.Viewport;

/** Carries the window's commands out. */
final class WindowCommands implements KeyDispatch.Receiver {
    private final ReadingScreen screen;
    private final ReadingController controller;
    private final PointerTools pointer;
    private final ViewCommands view;
    private final KeyTable keys;
    private final Wishes wishes;
    private List<Quarantined> unread = List.of();

    /** What the window asks its host for. */
    interface Wishes {
        void open();

        /** Esc, with nothing else to leave. */
        void leave();
    }

    WindowCommands(
            ReadingScreen screen,
            ReadingController controller,
            Viewport viewport,
            KeyBindings bindings,
            Wishes wishes) {
        this.screen = screen;
        this.controller = controller;
        this.pointer = new PointerTools(viewport, controller::select);
        this.view = new ViewCommands(viewport);
        this.keys = new KeyTable(bindings);
        this.wishes = wishes;
    }

    /** The files that could not be read of what is open, or was to be opened. */
    void unread(List<Quarantined> files) {
        unread = List.copyOf(files);
    }

    @Override
    public boolean hasSheet() {
        return screen.hasSheet();
    }

    @Override
    public void run(ReadingCommand command) {
        if (view.run(command)) {
            return;
        }
        switch (command) {
            case NEXT_SERIES -> controller.furtherSeries(1);
            case PREVIOUS_SERIES -> controller.furtherSeries(-1);
            case ZOOM_TO_FINDING -> controller.goToSelected();
            case TOGGLE_AI -> controller.toggleAi();
            case TOGGLE_CLASS -> controller.toggleClass();
            case TOGGLE_REJECTED -> controller.toggleRejected();
            case MISSED -> controller.addMissed(pointer.pointer());
            case LATE_RESULTS -> takeUpLateResults();
            case TOGGLE_PANEL -> screen.togglePanel();
            case OPEN -> wishes.open();
            case UNREAD_FILES -> showUnread();
            case KEYS -> show("keys.title", keys.content(view.presets()));
            case CLOSE_SHEET -> closeSheet();
            default -> throw new IllegalStateException("a view command that was not run: " + command);
        }
    }

    private void takeUpLateResults() {
        if (controller.model().sentences().ai().stream().anyMatch(AiStateLine::offered)) {
            controller.model().moves().showLateResults();
        }
    }

    private void showUnread() {
        if (!unread.isEmpty()) {
            show("unread.title", UnreadFiles.content(unread));
        }
    }

    private void show(String title, Node content) {
        Theme.dressControls(screen);
        screen.sheet(Optional.of(new Sheet(Texts.of(title), content, this::closeSheet)));
    }

    private void closeSheet() {
        if (screen.hasSheet()) {
            screen.sheet(Optional.empty());
        } else {
            wishes.leave();
        }
    }
}
