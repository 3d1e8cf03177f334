package org.overread.viewer.theme;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** A line of text that shortens itself with "…" to the width it is given. Needs no style sheet: there before controls are. */
public final class OneLine extends Text implements KeyNames.Writes {
    private String written = "";

    public OneLine(double size, Color colour) {
        this(size, FontWeight.NORMAL, colour);
    }

    public OneLine(double size, FontWeight weight, Color colour) {
        setFont(Font.font(null, weight, size));
        setFill(colour);
        setManaged(false);
    }

    public void set(String text) {
        written = text;
        setText(whole());
        setAccessibleText(whole());
    }

    @Override
    public void keysChanged() {
        set(written);
        getParent().requestLayout();
    }

    /** All of it, whatever is shown. */
    public String whole() {
        return KeyNames.in(this, written);
    }

    public double width() {
        return getLayoutBounds().getWidth();
    }

    /** Shows as much as fits a width. */
    public void fit(double width) {
        String whole = whole();
        setText(whole);
        int kept = whole.length();
        while (kept > 0 && width() > width) {
            double share = Math.clamp(width / width(), 0, 0.98);
            kept = Math.min(kept - 1, (int) (kept * share));
            setText(whole.substring(0, Math.max(0, kept)).stripTrailing() + "…");
        }
    }

    /** Puts the line's left end at x, its baseline at y. */
    public void at(double x, double baseline) {
        setX(Math.round(x));
        setY(Math.round(baseline));
    }
}
