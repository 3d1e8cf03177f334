package org.overread.viewer.reading;

import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A key press made by a script: the same events that the keyboard makes. */
record KeyPress(Chord chord, String character) {

    /** @throws IllegalArgumentException where the text names no key */
    static KeyPress of(String text) {
        Chord chord = Chord.parse(text).orElseThrow(() -> new IllegalArgumentException("no key is called " + text));
        String character = text.equals("?")
                ? "?"
                : chord.code().isLetterKey() || chord.code().isDigitKey()
                        ? chord.code().getChar().toLowerCase(Locale.ROOT)
                        : "";
        return new KeyPress(chord, character);
    }

    /** Presses and releases it in a window. Thread: JavaFX. */
    void on(Scene scene) {
        fire(scene, KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, character);
        if (!character.isEmpty() && !chord.control()) {
            fire(scene, KeyEvent.KEY_TYPED, character, "");
        }
        fire(scene, KeyEvent.KEY_RELEASED, KeyEvent.CHAR_UNDEFINED, character);
    }

    private void fire(Scene scene, EventType<KeyEvent> type, String typed, String text) {
        Node focus = scene.getFocusOwner();
        EventTarget target = focus == null ? scene : focus;
        KeyCode code = type == KeyEvent.KEY_TYPED ? KeyCode.UNDEFINED : chord.code();
        Event.fireEvent(
                target, new KeyEvent(type, typed, text, code, chord.shift(), chord.control(), chord.alt(), false));
    }
}
