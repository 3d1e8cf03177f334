package org.overread.core.presentation;

import java.util.List;

/** Texts and graphics on a layer, for some of the images (PS3.3 C.10.5). */
public record GraphicAnnotation(
        ImageSelection images,
        String layer,
        List<TextObject> texts,
        List<GraphicObject> graphics,
        List<CompoundGraphic> compounds) {
    public GraphicAnnotation {
        texts = List.copyOf(texts);
        graphics = List.copyOf(graphics);
        compounds = List.copyOf(compounds);
    }
}
