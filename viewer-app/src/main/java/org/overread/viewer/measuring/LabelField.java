package org.overread.viewer.measuring;

import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.overread.viewer.theme.Texts;

/** Where the reader writes the words of an annotation: Enter or a click elsewhere keeps them, Esc does not. */
final class LabelField extends TextField {
    private static final double WIDTH = 200;
    private static final double GAP = 10;
    private static final int MOST_CHARACTERS = 64;

    private Consumer<String> written = text -> {};

    LabelField() {
        setManaged(false);
        setVisible(false);
        setPromptText(Texts.of("measure.label"));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        focusedProperty().addListener((observed, before, now) -> {
            if (!now) {
                end(true);
            }
        });
        textProperty().addListener((observed, before, now) -> {
            if (now.length() > MOST_CHARACTERS) {
                setText(now.substring(0, MOST_CHARACTERS));
            }
        });
    }

    void edit(String before, Point2D at, Point2D room, Consumer<String> then) {
        written = then;
        setText(before);
        resize(WIDTH, prefHeight(-1));
        relocate(
                Math.clamp(at.getX() + GAP, 0, Math.max(0, room.getX() - WIDTH)),
                Math.clamp(at.getY() + GAP, 0, Math.max(0, room.getY() - getHeight())));
        setVisible(true);
        requestFocus();
        selectAll();
    }

    /** The frame has left the screen: nothing is written. */
    void leave() {
        end(false);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE) {
            end(event.getCode() == KeyCode.ENTER);
            event.consume();
        }
    }

    private void end(boolean keep) {
        if (isVisible()) {
            setVisible(false);
            Consumer<String> told = written;
            written = text -> {};
            if (keep) {
                told.accept(getText());
            }
            getParent().requestFocus();
        }
    }
}
