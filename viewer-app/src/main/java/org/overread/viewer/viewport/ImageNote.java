package org.overread.viewer.viewport;

/**
 * A line on an image that stays when its other texts are hidden.
 *
 * @param isCaution whether the reader must know it before he trusts the image
 */
public record ImageNote(String text, boolean isCaution) {

    public static ImageNote remark(String text) {
        return new ImageNote(text, false);
    }

    public static ImageNote caution(String text) {
        return new ImageNote(text, true);
    }
}
