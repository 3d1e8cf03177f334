package org.overread.viewer.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.ingest.Quarantined;
import org.overread.findings.panel.AiStateLine;
import org.overread.viewer.keyimages.KeyImages;
import org.overread.viewer.linking.ReferenceLines;
import org.overread.viewer.linking.SynchronisedScrolling;
import org.overread.viewer.measuring.Measuring;
import org.overread.viewer.overlaying.SourceLabel;
import org.overread.viewer.presentation.PresentationStates;
import org.overread.viewer.viewport.SeriesText;
import org.overread.viewer.viewport.ViewportGrid;

/** Carries the window's commands out. */
final class WindowCommands implements KeyDispatch.Receiver {
    private static final double PANEL_STEP = 40;

    private final ReadingScreen screen;
    private final ReadingController controller;
    private final Measuring measuring;
    private final KeyImages keyImages;
    private final ViewportGrid viewports;
    private final List<PointerTools> pointers = new ArrayList<>();
    private final ViewCommands view;
    private final ToolCommands tools;
    private final HangingCommands hanging;
    private final OverlayCommands overlays;
    private final ReadingKeys keys;
    private final WindowSheets sheets;
    private final ReadingPalette palette;
    private final PresentationStates states;
    private final ScreenPreferences preferences;
    private final TextSizing texts;
    private final ReferenceLines lines;
    private final SynchronisedScrolling scrolling;
    private final PlaneCommands planes;
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
        this.controller = controller;
        this.measuring = measuring;
        this.keyImages = keyImages;
        this.viewports = viewports;
        viewports.furnish(viewport -> pointers.add(new PointerTools(viewport, controller.actions()::select)));
        this.view = new ViewCommands(viewports, settings.view().presets(), controller.hanging()::reset);
        this.tools = new ToolCommands(viewports, settings.view(), wishes);
        this.keys = new ReadingKeys(screen, settings.keys(), settings.panel().keys());
        this.sheets = new WindowSheets(screen, keys);
        this.overlays = new OverlayCommands(controller.overlaying(), sheets, this::keep, wishes::say);
        this.hanging = new HangingCommands(controller.hanging(), controller.places(), sheets, settings.preferences());
        this.palette = new ReadingPalette(controller, view, keys, this::run);
        this.preferences = settings.preferences();
        this.texts = new TextSizing(screen, viewports, preferences, wishes::say);
        this.lines = new ReferenceLines(viewports);
        this.scrolling =
                new SynchronisedScrolling(viewports, controller.hanging().together()::scrolled);
        this.planes = planes;
        this.states = new PresentationStates(viewports, wishes::say);
        this.wishes = wishes;
    }

    /** On the frame of the study that is in the active image. */
    private boolean keep(SourceLabel label) {
        return viewports
                .active()
                .painted()
                .filter(frame -> label.mask().isPresent())
                .filter(frame -> measuring.keep(frame.ref(), label.mask().get(), label.text()))
                .isPresent();
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

    ReferenceLines lines() {
        return lines;
    }

    SynchronisedScrolling scrolling() {
        return scrolling;
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
        if (planes.run(command)
                || view.run(command)
                || tools.run(command)
                || hanging.run(command)
                || overlays.run(command)) {
            return;
        }
        if (command.tool().isPresent()) {
            measuring.choose(command.tool().get());
            return;
        }
        switch (command) {
            case ZOOM_TO_FINDING -> controller.actions().goToSelected();
            case TOGGLE_AI -> controller.actions().toggleAi();
            case TOGGLE_CLASS -> controller.actions().toggleClass();
            case TOGGLE_REJECTED -> controller.actions().toggleRejected();
            case NEXT_VIEWPORT -> viewports.activateFurther(1);
            case PREVIOUS_VIEWPORT -> viewports.activateFurther(-1);
            case VIEWPORT_ALONE -> viewports.toggleAlone();
            case REFERENCE_LINES -> lines.toggle();
            case SYNCHRONISE -> scrolling.toggle();
            case MISSED -> addMissed();
            case PRESENTATION_STATES ->
                states.choose(sheets::close).ifPresent(list -> sheets.choice("state.title", list, list::handle));
            case KEY_IMAGE -> keyImages.toggle();
            case NEXT_KEY_IMAGE -> keyImages.next();
            case LATE_RESULTS -> takeUpLateResults();
            case NEXT_MEASUREMENT -> measuring.selectFurther(1);
            case COPY_MEASUREMENTS -> measuring.copy();
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

    /** At the pointer, in whichever image it is. */
    private void addMissed() {
        Optional<PointerTools> at =
                pointers.stream().filter(tools -> tools.pointer().isPresent()).findFirst();
        controller
                .actions()
                .addMissed(
                        at.map(PointerTools::viewport).orElse(viewports.active()), at.flatMap(PointerTools::pointer));
    }

    private void takeUpLateResults() {
        if (controller.model().sentences().ai().stream().anyMatch(AiStateLine::offered)) {
            controller.model().moves().showLateResults();
        }
    }

    private void closeSheet() {
        if (!sheets.close() && (screen.hasPage() || !planes.close() && !states.takeOff())) {
            wishes.leave();
        }
    }
}
