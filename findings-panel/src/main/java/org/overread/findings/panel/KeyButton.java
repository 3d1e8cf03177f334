package org.overread.findings.panel;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.overread.findings.style.FindingStyle;
import org.overread.findings.style.StateSymbol;

/**
 * A button that says what it does and which key does the same. It takes no focus: a key that is pressed next is the
 * reader's and not the button's.
 */
final class KeyButton extends Button {
    private final Label word = new Label();
    private final Label cap = new Label();

    KeyButton(String id, String text, String key) {
        this(id, text, key, Optional.empty());
    }

    /** Shows the chord of a key, whatever it is at the time. */
    KeyButton(String id, PanelTexts texts, String text, PanelKey key) {
        this(id, texts, text, key, Optional.empty());
    }

    KeyButton(String id, PanelTexts texts, String text, PanelKey key, Optional<FindingStyle> style) {
        this(id, texts.text(text), texts.keys().chord(key), style);
        texts.keys().onChange(() -> key(texts.keys().chord(key)));
    }

    private KeyButton(String id, String text, String key, Optional<FindingStyle> style) {
        setId(id);
        getStyleClass().add("key-button");
        setFocusTraversable(false);
        setMinWidth(USE_PREF_SIZE);
        HBox content = new HBox();
        content.getStyleClass().add("key-button-content");
        style.ifPresent(s -> {
            StateSymbol symbol = new StateSymbol();
            symbol.show(s);
            content.getChildren().add(symbol);
        });
        cap.setText(key);
        cap.getStyleClass().add("key-cap");
        word.getStyleClass().add("key-button-word");
        word.setMinWidth(USE_PREF_SIZE);
        cap.setMinWidth(USE_PREF_SIZE);
        content.getChildren().add(word);
        if (!key.isEmpty()) {
            content.getChildren().add(cap);
        }
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(content);
        say(text, key);
    }

    void key(String chord) {
        cap.setText(chord);
        setAccessibleText(word.getText() + ", " + chord);
    }

    void say(String text, String key) {
        word.setText(text);
        setAccessibleText(key.isEmpty() ? text : text + ", " + key);
    }
}
