package org.overread.viewer.reading;

import static javafx.scene.layout.Region.USE_COMPUTED_SIZE;
import static javafx.scene.layout.Region.USE_PREF_SIZE;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.overread.core.image.VoiTransformation;
import org.overread.findings.panel.PanelKey;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.WindowText;

/** The table of keys and mouse, from the same bindings that the window obeys. */
final class KeyTable {
    private static final List<ReadingCommand> IMAGE = List.of(
            ReadingCommand.FIT,
            ReadingCommand.ZOOM_TO_FINDING,
            ReadingCommand.ZOOM_IN,
            ReadingCommand.ZOOM_OUT,
            ReadingCommand.INVERT,
            ReadingCommand.IMAGE_OVERLAYS,
            ReadingCommand.INFORMATION,
            ReadingCommand.PRESENTATION_STATES,
            ReadingCommand.ROTATE,
            ReadingCommand.FLIP,
            ReadingCommand.NEXT_PALETTE,
            ReadingCommand.MAGNIFIER,
            ReadingCommand.PIXEL_SIZE,
            ReadingCommand.RESET);
    private static final List<ReadingCommand> MOVING = List.of(
            ReadingCommand.SLICE_BACK,
            ReadingCommand.SLICE_FORWARD,
            ReadingCommand.PAGE_BACK,
            ReadingCommand.PAGE_FORWARD,
            ReadingCommand.FIRST_SLICE,
            ReadingCommand.LAST_SLICE,
            ReadingCommand.CINE,
            ReadingCommand.CINE_SLOWER,
            ReadingCommand.CINE_FASTER,
            ReadingCommand.NEXT_STEP,
            ReadingCommand.PREVIOUS_STEP,
            ReadingCommand.NEXT_SERIES,
            ReadingCommand.PREVIOUS_SERIES,
            ReadingCommand.PROTOCOLS,
            ReadingCommand.PRIORS,
            ReadingCommand.NEXT_PRIOR,
            ReadingCommand.NEXT_VIEWPORT,
            ReadingCommand.PREVIOUS_VIEWPORT,
            ReadingCommand.SYNCHRONISE,
            ReadingCommand.REFERENCE_LINES);
    private static final List<ReadingCommand> MARKS = List.of(
            ReadingCommand.KEY_IMAGE,
            ReadingCommand.NEXT_KEY_IMAGE,
            ReadingCommand.MISSED,
            ReadingCommand.TOGGLE_AI,
            ReadingCommand.TOGGLE_CLASS,
            ReadingCommand.TOGGLE_REJECTED,
            ReadingCommand.OVERLAY_LIST,
            ReadingCommand.OVERLAY_FAINTER,
            ReadingCommand.OVERLAY_STRONGER,
            ReadingCommand.OVERLAY_OUTLINE,
            ReadingCommand.OTHER_RESULTS,
            ReadingCommand.LATE_RESULTS);
    private static final List<ReadingCommand> MEASURING = List.of(
            ReadingCommand.LENGTH,
            ReadingCommand.ANGLE,
            ReadingCommand.COBB,
            ReadingCommand.BIDIRECTIONAL,
            ReadingCommand.ELLIPSE,
            ReadingCommand.FREEHAND,
            ReadingCommand.POLYGON,
            ReadingCommand.ARROW,
            ReadingCommand.NOTE,
            ReadingCommand.NEXT_MEASUREMENT,
            ReadingCommand.COPY_MEASUREMENTS,
            ReadingCommand.MEASUREMENT_LIST);
    private static final List<ReadingCommand> WINDOW = List.of(
            ReadingCommand.ONE_VIEWPORT,
            ReadingCommand.TWO_VIEWPORTS,
            ReadingCommand.FOUR_VIEWPORTS,
            ReadingCommand.NINE_VIEWPORTS,
            ReadingCommand.VIEWPORT_ALONE,
            ReadingCommand.COPY_PICTURE,
            ReadingCommand.SAVE_PICTURE,
            ReadingCommand.PATIENT_IN_PICTURES,
            ReadingCommand.LAYOUTS,
            ReadingCommand.TOGGLE_PANEL,
            ReadingCommand.PANEL_WIDER,
            ReadingCommand.PANEL_NARROWER,
            ReadingCommand.WORKLIST,
            ReadingCommand.OPEN,
            ReadingCommand.OPEN_FILES,
            ReadingCommand.UNREAD_FILES,
            ReadingCommand.TEXT_LARGER,
            ReadingCommand.TEXT_SMALLER,
            ReadingCommand.TEST_PATTERN,
            ReadingCommand.PALETTE,
            ReadingCommand.KEY_SETTINGS,
            ReadingCommand.KEYS);
    private static final List<ReadingCommand> PLANES = List.of(
            ReadingCommand.REFORMAT,
            ReadingCommand.SLAB_THICKER,
            ReadingCommand.SLAB_THINNER,
            ReadingCommand.SLAB_PROJECTION,
            ReadingCommand.TURN_BACK,
            ReadingCommand.TURN_FORWARD);
    private static final List<ReadingCommand> FUSION = List.of(
            ReadingCommand.FUSE,
            ReadingCommand.FUSE_NEXT,
            ReadingCommand.FUSED_PALETTE,
            ReadingCommand.FUSED_HIGHER,
            ReadingCommand.FUSED_LOWER,
            ReadingCommand.FUSED_FAINTER,
            ReadingCommand.FUSED_STRONGER);
    private static final Map<String, List<ReadingCommand>> SECTIONS = Map.of(
            "keys.image", IMAGE,
            "keys.moving", MOVING,
            "keys.marks", MARKS,
            "keys.measuring", MEASURING,
            "keys.planes", PLANES,
            "keys.fusion", FUSION,
            "keys.window", WINDOW);
    private static final int MOUSE_LINES = 7;
    private static final int DRAWN_LINES = 5;
    /** What the columns take side by side; a narrower window wraps and scrolls them. */
    private static final double ALL_BESIDE_EACH_OTHER = 1760;

    private final ReadingKeys keys;

    KeyTable(ReadingKeys keys) {
        this.keys = keys;
    }

    Node content(List<VoiTransformation> presets) {
        VBox first = new VBox(
                section("keys.findings", panelLines()),
                section("keys.marks", lines(MARKS)),
                section("keys.mouse", mouseLines()));
        VBox second = new VBox(
                section("keys.image", lines(IMAGE)),
                section("keys.presets", presetLines(presets)),
                section("keys.planes", lines(PLANES)),
                section("keys.drawn", drawnLines()));
        VBox third = new VBox(section("keys.moving", lines(MOVING)), section("keys.measuring", lines(MEASURING)));
        VBox fourth = new VBox(section("keys.window", lines(WINDOW)), section("keys.fusion", lines(FUSION)));
        FlowPane columns = new FlowPane(22, 8, first, second, third, fourth);
        columns.setRowValignment(VPos.TOP);
        columns.setPrefWrapLength(ALL_BESIDE_EACH_OTHER);
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-scroll");
        return scroll;
    }

    /** The heading under which a command stands. */
    static String section(ReadingCommand command) {
        return SECTIONS.entrySet().stream()
                .filter(section -> section.getValue().contains(command))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("keys.presets");
    }

    /** All commands that the table names by their sections, apart from presets. */
    static List<ReadingCommand> sections() {
        return SECTIONS.values().stream().flatMap(List::stream).toList();
    }

    private record Line(String keys, String does) {}

    private Node section(String title, List<Line> lines) {
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(5);
        grid.getColumnConstraints().add(new ColumnConstraints(USE_PREF_SIZE, USE_COMPUTED_SIZE, USE_PREF_SIZE));
        for (int row = 0; row < lines.size(); row++) {
            grid.add(whole(Sheet.label(lines.get(row).keys(), "key")), 0, row);
            grid.add(whole(Sheet.label(lines.get(row).does(), "sheet-text")), 1, row);
        }
        VBox section = new VBox(Sheet.label(Texts.of(title), "sheet-heading"), grid);
        section.setVisible(!lines.isEmpty());
        section.setManaged(!lines.isEmpty());
        return section;
    }

    private static Label whole(Label label) {
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private List<Line> panelLines() {
        return Stream.of(PanelKey.values())
                .map(key -> new Line(keys.panel().chord(key), key.does(Texts.language(), keys.panel())))
                .toList();
    }

    private List<Line> lines(List<ReadingCommand> commands) {
        return commands.stream()
                .filter(command -> keys.get().chords().containsKey(command))
                .map(command ->
                        new Line(String.join("  ", keys.get().chords().get(command)), Texts.of("command." + command)))
                .toList();
    }

    private List<Line> presetLines(List<VoiTransformation> presets) {
        return Stream.of(ReadingCommand.values())
                .filter(command -> command.preset() >= 0 && command.preset() < presets.size())
                .filter(command -> !keys.get().chords(command).isEmpty())
                .map(command -> {
                    VoiTransformation window = presets.get(command.preset());
                    String does = window.explanation() + "   " + WindowText.of(window);
                    return new Line(String.join("  ", keys.get().chords().get(command)), does);
                })
                .toList();
    }

    private static List<Line> drawnLines() {
        return Stream.iterate(1, i -> i <= DRAWN_LINES, i -> i + 1)
                .map(i -> new Line(Texts.of("drawn." + i), Texts.of("drawn." + i + ".does")))
                .toList();
    }

    private static List<Line> mouseLines() {
        return Stream.iterate(1, i -> i <= MOUSE_LINES, i -> i + 1)
                .map(i -> new Line(Texts.of("mouse." + i), Texts.of("mouse." + i + ".does")))
                .toList();
    }
}
