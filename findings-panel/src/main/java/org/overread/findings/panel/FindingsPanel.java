package org.overread.findings.panel;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/**
 * The findings sidebar: counter and AI state, the list, the selected finding with its decisions, report draft and
 * signature. It stands still: nothing pops up, blinks, or moves unless the reader asks for it.
 *
 * <p>The host passes every key of its window to {@link #handleKey} first, and leaves arrows, Tab and Space alone while
 * {@link #holdsFocus}. Thread: JavaFX.
 */
public final class FindingsPanel extends Region {
    public static final double LEAST_WIDTH = 320;
    public static final double MOST_WIDTH = 380;

    private final FindingsModel model;
    private final FindingsKeyboard keyboard;
    private final VBox column;
    private final HeaderView header;
    private final FindingList list;
    private final WorkArea work;
    private final FooterView footer;
    private Optional<Node> focusBeforeEdit = Optional.empty();
    private boolean swallowTyped;

    public FindingsPanel(FindingsModel model) {
        this.model = model;
        this.keyboard = new FindingsKeyboard(model);
        PanelTexts texts =
                new PanelTexts(model.settings().locale(), model.settings().keys());
        header = new HeaderView(model, texts);
        list = new FindingList(model, texts.text("panel.title"));
        work = new WorkArea(model, texts);
        footer = new FooterView(model, texts, work);
        VBox.setVgrow(list, Priority.ALWAYS);
        Region rest = new Region();
        VBox.setVgrow(rest, Priority.SOMETIMES);
        column = new VBox(header, list, work, rest, footer);
        column.getStyleClass().add("panel-column");
        getStyleClass().add("findings-panel");
        getStylesheets().add(stylesheet());
        getChildren().add(column);
        setMinWidth(LEAST_WIDTH);
        setPrefWidth(344);
        setMaxWidth(MOST_WIDTH);
        model.addListener(new Refresh());
        addEventFilter(KeyEvent.KEY_TYPED, this::keepOutTyped);
        watchReleases();
        list.replaceRows();
        refreshStatus();
    }

    /** The panel's style sheet, which it brings itself; for hosts that style other nodes alike. */
    public static String stylesheet() {
        return Objects.requireNonNull(FindingsPanel.class.getResource(PanelStyles.SHEET))
                .toExternalForm();
    }

    /**
     * Takes a key of the host's window before anything else does; true where it was the panel's, and the host then does
     * nothing with it. While a text field has the focus, letters and digits are the field's.
     */
    public boolean handleKey(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_RELEASED) {
            keyboard.released(name(event.getCode()));
            return false;
        }
        if (event.getEventType() != KeyEvent.KEY_PRESSED) {
            return swallowTyped;
        }
        boolean taken = take(event);
        swallowTyped = taken;
        return taken;
    }

    /** Whether the keyboard focus is in the panel: arrows, Tab and Space then move within its form. */
    public boolean holdsFocus() {
        return focusOwner().filter(this::isWithin).isPresent();
    }

    /** The window lost the keyboard: keys that were down count as released. The panel notices by itself in a stage. */
    public void keyboardLost() {
        keyboard.releasedAll();
    }

    private void watchReleases() {
        EventHandler<KeyEvent> released = event -> keyboard.released(name(event.getCode()));
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_RELEASED, released);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_RELEASED, released);
            }
        });
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .orElse(false)
                .addListener((_, _, focused) -> keyboard.releasedAll());
    }

    private boolean take(KeyEvent event) {
        String chord = chord(event);
        Optional<Node> owner = focusOwner();
        boolean typing = owner.filter(TextInputControl.class::isInstance).isPresent();
        if (typing && keyboard.holds(chord)) {
            return true; // the key that opened the form, still down
        }
        if (typing) {
            PanelKeys keys = model.settings().keys();
            boolean leaves = Stream.of(PanelKey.CONFIRM, PanelKey.CANCEL, PanelKey.SIGN)
                    .map(keys::chord)
                    .anyMatch(chord::equals);
            return leaves && owner.filter(this::isWithin).isPresent() && keyboard.pressed(chord);
        }
        if (owner.filter(this::isWithin).isPresent() && pressesButton(event, owner.get())) {
            return true;
        }
        return keyboard.pressed(chord);
    }

    // Space, and Enter on a plain button, press what has the focus in the panel's form
    private static boolean pressesButton(KeyEvent event, Node owner) {
        boolean presses = event.getCode() == KeyCode.SPACE && owner instanceof ButtonBase
                || event.getCode() == KeyCode.ENTER && owner instanceof Button;
        if (presses) {
            ((ButtonBase) owner).fire();
        }
        return presses;
    }

    // the letter that opened the edit is not typed into its field
    private void keepOutTyped(KeyEvent event) {
        if (swallowTyped) {
            event.consume();
        }
    }

    private Optional<Node> focusOwner() {
        return Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
    }

    private boolean isWithin(Node node) {
        Node up = node;
        while (up != null && up != this) {
            up = up.getParent();
        }
        return up == this;
    }

    private static String chord(KeyEvent event) {
        StringBuilder chord = new StringBuilder();
        if (event.isShortcutDown()) {
            chord.append("Ctrl+");
        }
        if (event.isAltDown()) {
            chord.append("Alt+");
        }
        if (event.isShiftDown()) {
            chord.append("Shift+");
        }
        return chord.append(name(event.getCode())).toString();
    }

    private static String name(KeyCode code) {
        String name = code.getName();
        return name.startsWith("Numpad ") ? name.substring("Numpad ".length()) : name;
    }

    private void refreshStatus() {
        header.refresh();
        list.refreshGuidance();
        work.refreshPage();
        footer.refresh();
    }

    // the image gets the keyboard back after an edit
    private void passFocus(boolean editing) {
        if (editing && focusBeforeEdit.isEmpty()) {
            focusBeforeEdit = focusOwner().filter(node -> !isWithin(node)).or(() -> Optional.of(this));
        } else if (!editing && focusBeforeEdit.isPresent()) {
            focusBeforeEdit.get().requestFocus();
            focusBeforeEdit = Optional.empty();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return column.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return column.minHeight(width);
    }

    @Override
    protected void layoutChildren() {
        column.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    /** Redraws what changed. */
    private final class Refresh implements FindingsListener {
        @Override
        public void rowsReplaced() {
            list.replaceRows();
        }

        @Override
        public void rowChanged(int index) {
            list.changeRow(index);
        }

        @Override
        public void selectionChanged() {
            list.showSelection();
            work.refreshSelection();
            footer.refresh();
        }

        @Override
        public void modeChanged() {
            passFocus(model.mode() instanceof PanelMode.Editing);
            work.refreshMode();
            footer.refresh();
        }

        @Override
        public void statusChanged() {
            refreshStatus();
        }
    }
}
