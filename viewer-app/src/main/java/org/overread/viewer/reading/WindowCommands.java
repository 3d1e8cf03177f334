package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.overread.core.ingest.Quarantined;
import org.overread.viewer.keyimages.KeyImages;
import org.overread.viewer.measuring.Measuring;
import org.overread.viewer.presentation.PresentationStates;
import org.overread.viewer.viewport.SeriesText;
import org.overread.viewer.viewport.ViewportGrid;

/** Carries the window's commands out. */
final class WindowCommands implements KeyDispatch.Receiver {
    private static final double PANEL_STEP = 40;

    private final ReadingScreen screen;
    private final ViewportGrid viewports;
    private final ViewCommands view;
    private final ToolCommands tools;
    private final ReadingKeys keys;
    private final WindowSheets sheets;
    private final ReadingPalette palette;
    private final PresentationStates states;
    private final ScreenPreferences preferences;
    private final TextSizing texts;
    private final ViewportCommands beside;
    private final PlaneCommands planes;
    /** Asked one after the other: the planes first, since some commands mean something else on them. */
    private final List<Predicate<ReadingCommand>> parts;

    private final Wishes wishes;
    private List<Quarantined> unread = List.of();

    /** What the window asks its host for. */
    interface Wishes extends ToolCommands.Room {
        void open();

        void openFiles();

        /** The worklist comes or goes. */
        void worklist();

        void foldMeasurements();

        /** Esc, with nothing else to leave. */
        void leave();
    }

    WindowCommands(
            ReadingScreen screen,
            ReadingController controller,
            Measuring measuring,
            KeyImages keyImages,
            ViewportGrid viewports,
            PlaneCommands planes,
            WindowSettings settings,
            Wishes wishes) {
        this.screen = screen;
        this.viewports = viewports;
        this.planes = planes;
        FindingCommands findings = new FindingCommands(controller, viewports);
        KeptCommands kept = new KeptCommands(measuring, keyImages, viewports);
        this.view = new ViewCommands(
                viewports, settings.view().presets(), controller.hanging().screen()::reset);
        this.tools = new ToolCommands(viewports, settings.view(), wishes);
        this.keys = new ReadingKeys(screen, settings.keys(), settings.panel().keys());
        this.sheets = new WindowSheets(screen, keys);
        OverlayCommands overlays = new OverlayCommands(controller.overlaying(), sheets, kept::keep, wishes::say);
        HangingCommands hanging =
                new HangingCommands(controller.hanging(), controller.places(), sheets, settings.preferences());
        this.palette = new ReadingPalette(controller, view, keys, this::run);
        this.preferences = settings.preferences();
        this.texts = new TextSizing(screen, viewports, preferences, wishes::say);
        this.beside =
                new ViewportCommands(viewports, controller.hanging().screen().together());
        this.states = new PresentationStates(viewports, wishes::say);
        this.wishes = wishes;
        this.parts = List.of(
                planes::run, view::run, tools::run, hanging::run, overlays::run, findings::run, kept::run, beside::run);
    }

    /** The presentation states of the study on screen. */
    PresentationStates states() {
        return states;
    }

    ToolCommands tools() {
        return tools;
    }

    /** The files that could not be read of what is open, or was to be opened. */
    void unread(List<Quarantined> files) {
        unread = List.copyOf(files);
    }

    /** The keys as they are now. */
    ReadingKeys keys() {
        return keys;
    }

    ViewportCommands beside() {
        return beside;
    }

    @Override
    public boolean hasSheet() {
        return screen.hasSheet();
    }

    @Override
    public Optional<TakesKeys> sheetKeys() {
        return sheets.keys();
    }

    @Override
    public boolean hasPage() {
        return screen.hasPage();
    }

    @Override
    public void run(ReadingCommand command) {
        if (parts.stream().anyMatch(part -> part.test(command))) {
            return;
        }
        switch (command) {
            case PRESENTATION_STATES ->
                states.choose(sheets::close).ifPresent(list -> sheets.choice("state.title", list, list::handle));
            case MEASUREMENT_LIST -> wishes.foldMeasurements();
            case TOGGLE_PANEL -> screen.panelShown(!screen.isPanelShown());
            case PANEL_WIDER -> screen.panelWider(PANEL_STEP);
            case PANEL_NARROWER -> screen.panelWider(-PANEL_STEP);
            case WORKLIST -> wishes.worklist();
            case OPEN -> wishes.open();
            case OPEN_FILES -> wishes.openFiles();
            case UNREAD_FILES -> sheets.unread(unread, remarks());
            case TEXT_LARGER -> texts.larger();
            case TEXT_SMALLER -> texts.smaller();
            case TEST_PATTERN -> sheets.pattern();
            case PALETTE -> sheets.palette(palette);
            case KEY_SETTINGS -> sheets.keySettings(new KeySettings(keys, preferences));
            case KEYS -> sheets.table(planes.presets().orElseGet(view::presets));
            case CLOSE_SHEET -> closeSheet();
            default -> throw new IllegalStateException("a view command that was not run: " + command);
        }
    }

    private List<String> remarks() {
        return viewports
                .active()
                .stack()
                .map(stack -> SeriesText.lines(stack.series().remarks()))
                .orElse(List.of());
    }

    private void closeSheet() {
        if (!sheets.close() && (screen.hasPage() || !planes.close() && !states.takeOff())) {
            wishes.leave();
        }
    }
}
