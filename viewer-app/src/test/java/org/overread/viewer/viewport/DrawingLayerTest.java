package org.overread.viewer.viewport;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.overread.viewer.reading.VirtualScreen;

@ExtendWith(VirtualScreen.class)
class DrawingLayerTest {
    @Test
    void whatWasDrawnIsGoneWhenWipedAndDoesNotComeBackWithWhatIsDrawnNext() {
        VirtualScreen.onScreen(() -> {
            DrawingLayer layer = new DrawingLayer();
            layer.setWidth(20);
            layer.setHeight(10);
            assertThat(layer.isVisible()).as("nothing to blend").isFalse();
            square(layer, 0);
            assertThat(colours(layer)).containsExactly(Color.RED, Color.TRANSPARENT);
            layer.wipe();
            assertThat(layer.isVisible()).as("nothing to blend").isFalse();
            assertThat(colours(layer)).containsExactly(Color.TRANSPARENT, Color.TRANSPARENT);
            square(layer, 10);
            assertThat(colours(layer)).containsExactly(Color.TRANSPARENT, Color.RED);
            return null;
        });
    }

    private static void square(DrawingLayer layer, double x) {
        layer.pen().setFill(Color.RED);
        layer.pen().fillRect(x, 0, 10, 10);
    }

    private static Color[] colours(DrawingLayer layer) {
        SnapshotParameters clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        var seen = layer.snapshot(clear, null).getPixelReader();
        return new Color[] {seen.getColor(5, 5), seen.getColor(15, 5)};
    }
}
