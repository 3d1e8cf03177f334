package org.overread.viewer.reading;

import java.util.List;
import java.util.Optional;
import org.overread.viewer.measuring.AnnotationTool;

/** What a key does in the reading window, apart from the findings panel's own keys; the chords are the standard ones. */
public enum ReadingCommand {
    SLICE_BACK("Up"),
    SLICE_FORWARD("Down"),
    PAGE_BACK("PageUp"),
    PAGE_FORWARD("PageDown"),
    FIRST_SLICE("Home"),
    LAST_SLICE("End"),
    NEXT_STEP("Space"),
    PREVIOUS_STEP("Shift+Space"),
    NEXT_SERIES("F9"),
    PREVIOUS_SERIES("Shift+F9"),
    PROTOCOLS("H"),
    PRIORS("P"),
    NEXT_PRIOR("Shift+P"),
    NEXT_VIEWPORT("Tab"),
    PREVIOUS_VIEWPORT("Shift+Tab"),
    ONE_VIEWPORT("F2"),
    TWO_VIEWPORTS("F3"),
    FOUR_VIEWPORTS("F4"),
    NINE_VIEWPORTS("F5"),
    VIEWPORT_ALONE("F6"),
    LAYOUTS("F8"),
    PRESET_1("1"),
    PRESET_2("2"),
    PRESET_3("3"),
    PRESET_4("4"),
    PRESET_5("5"),
    PRESET_6("6"),
    PRESET_7("7"),
    PRESET_8("8"),
    PRESET_9("9"),
    FIT("F"),
    ZOOM_TO_FINDING("G"),
    ZOOM_IN("+", "="),
    ZOOM_OUT("-"),
    INVERT("V"),
    IMAGE_OVERLAYS("O"),
    INFORMATION("I"),
    ROTATE("Shift+R"),
    FLIP("Shift+V"),
    NEXT_PALETTE("Shift+L"),
    CINE("."),
    CINE_SLOWER(","),
    CINE_FASTER("Shift+,"),
    MAGNIFIER("Shift+Z"),
    PIXEL_SIZE("F11"),
    COPY_PICTURE("Ctrl+C"),
    SAVE_PICTURE("Ctrl+S"),
    PATIENT_IN_PICTURES("Shift+B"),
    RESET("R"),
    FUSE("Shift+O"),
    FUSE_NEXT("Shift+U"),
    FUSED_PALETTE("Shift+Y"),
    FUSED_HIGHER("Shift+J"),
    FUSED_LOWER("Shift+H"),
    FUSED_FAINTER("Shift+["),
    FUSED_STRONGER("Shift+]"),
    TOGGLE_AI("Q"),
    TOGGLE_CLASS("W"),
    TOGGLE_REJECTED("Shift+Q"),
    OVERLAY_LIST("Shift+M"),
    OVERLAY_FAINTER("["),
    OVERLAY_STRONGER("]"),
    OVERLAY_OUTLINE(";"),
    OTHER_RESULTS("Shift+N"),
    MISSED("Z"),
    LATE_RESULTS("T"),
    PRESENTATION_STATES("Shift+I"),
    KEY_IMAGE("K"),
    NEXT_KEY_IMAGE("Shift+K"),
    LENGTH("L", "C"),
    ANGLE("Shift+A"),
    COBB("Shift+C"),
    BIDIRECTIONAL("Shift+D"),
    ELLIPSE("Shift+E"),
    FREEHAND("Shift+F"),
    POLYGON("Shift+G"),
    ARROW("Shift+S"),
    NOTE("Shift+T"),
    NEXT_MEASUREMENT("Shift+X"),
    COPY_MEASUREMENTS("Ctrl+Shift+C"),
    MEASUREMENT_LIST("M"),
    TOGGLE_PANEL("B"),
    PANEL_WIDER("Ctrl+Left"),
    PANEL_NARROWER("Ctrl+Right"),
    WORKLIST("N", "Ctrl+L"),
    OPEN("Ctrl+O"),
    OPEN_FILES("Ctrl+Shift+O"),
    REFERENCE_LINES("J"),
    SYNCHRONISE("Y"),
    REFORMAT("F7"),
    SLAB_THICKER("Shift+Up"),
    SLAB_THINNER("Shift+Down"),
    SLAB_PROJECTION("Shift+W"),
    TURN_BACK("Shift+PageUp"),
    TURN_FORWARD("Shift+PageDown"),
    UNREAD_FILES("U"),
    PALETTE("Ctrl+K"),
    KEY_SETTINGS("Ctrl+,"),
    TEXT_LARGER("Ctrl++", "Ctrl+="),
    TEXT_SMALLER("Ctrl+-"),
    TEST_PATTERN("F12"),
    KEYS("?", "F1"),
    CLOSE_SHEET("Esc");

    private final List<String> chords;

    ReadingCommand(String... chords) {
        this.chords = List.of(chords);
    }

    List<String> standardChords() {
        return chords;
    }

    /** The tool that it takes in hand, if it is such a command. */
    Optional<AnnotationTool> tool() {
        return ordinal() >= LENGTH.ordinal() && ordinal() <= NOTE.ordinal()
                ? Optional.of(AnnotationTool.valueOf(name()))
                : Optional.empty();
    }

    /** The window preset that it chooses, 0…8; −1 for other commands. */
    int preset() {
        int number = ordinal() - PRESET_1.ordinal();
        return number >= 0 && number <= PRESET_9.ordinal() - PRESET_1.ordinal() ? number : -1;
    }
}
