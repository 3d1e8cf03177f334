package org.overread.viewer.viewport;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/**
 * What is drawn over an image. While nothing is drawn on it, it costs a picture nothing: blending an empty canvas takes the
 * renderer as long as a full one. Thread: JavaFX.
 */
public class DrawingLayer extends Canvas {

    public DrawingLayer() {
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Takes away all that is drawn. */
    public final void wipe() {
        if (isVisible()) {
            getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
            setVisible(false);
        }
    }

    /** To draw with. */
    public final GraphicsContext pen() {
        setVisible(true);
        return getGraphicsContext2D();
    }
}
