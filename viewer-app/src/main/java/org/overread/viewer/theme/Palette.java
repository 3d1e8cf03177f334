package org.overread.viewer.theme;

import javafx.scene.paint.Color;

/** Colours of what is painted by code; {@code reading.css} has the same ones for what is styled. */
public final class Palette {
    public static final Color IMAGE = Color.BLACK;
    public static final Color PANEL = Color.web("#16181c");
    public static final Color EDGE = Color.web("#2a2e35");
    public static final Color TEXT = Color.web("#d8dce2");
    public static final Color SECONDARY = Color.web("#8b929c");
    /** The one accent, for what has the focus or is in hand: no colour, so that it is taken for no state. */
    public static final Color FOCUS = Color.web("#dfe3e9");
    /** What a reader must know about an image: never red, never the colour of a finding's state. */
    public static final Color CAUTION = Color.web("#f0e442");
    /** Edge and plate of what is of an earlier study: a blue that is no finding's state. */
    public static final Color PRIOR = Color.web("#0072b2");

    public static final Color ON_PRIOR = Color.WHITE;
    /** Errors only. */
    public static final Color ERROR = Color.web("#ff6b5e");

    private Palette() {}
}
