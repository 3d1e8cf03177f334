package org.overread.core.image;

/** From modality units to grey: a window or a VOI LUT, one of the views that an image offers (PS3.3 C.11.2). */
public sealed interface VoiTransformation permits VoiWindow, VoiLut {

    /** Grey level 0…1 of a modality value. */
    double grey(double value);

    /** Window Center &amp; Width Explanation or LUT Explanation, or the preset's name; may be empty. */
    String explanation();

    /** The same under another name. */
    VoiTransformation named(String name);

    /** The window from which a reader goes on by hand: itself, or the straight line nearest to a table. */
    VoiWindow window();
}
