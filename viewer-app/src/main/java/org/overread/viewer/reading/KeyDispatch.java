package org.overread.viewer.reading;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Gives each key to whom it belongs: an open sheet first, then the measurement in hand, the findings panel, then the window's own table. A field
 * that is being typed in keeps its keys, and so does a control that was reached by keyboard the keys that work it.
 */
final class KeyDispatch {
    private static final Set<KeyCode> WORK_A_CONTROL = Set.of(
            KeyCode.TAB,
            KeyCode.SPACE,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.HOME,
            KeyCode.END,
            KeyCode.PAGE_UP,
            KeyCode.PAGE_DOWN);

    private final Scene scene;
    private final Supplier<KeyBindings> bindings;
    private final SideColumns sides;
    private final Predicate<KeyEvent> first;
    private final Receiver receiver;
    private boolean taken;

    /** Who carries commands out. */
    interface Receiver {
        boolean hasSheet();

        /** What works by keys of its own on the open sheet. */
        Optional<TakesKeys> sheetKeys();

        /** Whether a page with fields of its own is in the images' place. */
        boolean hasPage();

        void run(ReadingCommand command);
    }

    /** @param first asked before all others but an open sheet */
    KeyDispatch(
            Scene scene,
            Supplier<KeyBindings> bindings,
            Predicate<KeyEvent> first,
            SideColumns sides,
            Receiver receiver) {
        this.scene = scene;
        this.bindings = bindings;
        this.first = first;
        this.sides = sides;
        this.receiver = receiver;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode().isModifierKey()) {
            return;
        }
        Optional<ReadingCommand> command = bindings.get().command(Chord.text(event));
        if (receiver.hasSheet() && receiver.sheetKeys().isPresent()) {
            toSheet(receiver.sheetKeys().get(), event);
        } else if (receiver.hasSheet()) {
            command.filter(KeyDispatch::closesSheet).ifPresent(close -> receiver.run(ReadingCommand.CLOSE_SHEET));
            event.consume();
        } else if (receiver.hasPage()) {
            command.filter(one -> worksOnPages(one, event)).ifPresent(one -> {
                receiver.run(one);
                event.consume();
            });
        } else if (first.test(event) || sides.handleKey(event)) {
            event.consume();
        } else if (!keptByFocus(event) && command.isPresent()) {
            receiver.run(command.get());
            event.consume();
        }
        taken = event.isConsumed();
    }

    /** What it does not take is typed into its field, but for Esc. */
    private void toSheet(TakesKeys sheet, KeyEvent event) {
        if (sheet.take(event)) {
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            receiver.run(ReadingCommand.CLOSE_SHEET);
            event.consume();
        }
    }

    /** The character of a key that was a command is typed into no field that the command opened. */
    private void typed(KeyEvent event) {
        if (taken) {
            event.consume();
        }
    }

    private static boolean closesSheet(ReadingCommand command) {
        return command == ReadingCommand.CLOSE_SHEET
                || command == ReadingCommand.KEYS
                || command == ReadingCommand.TEST_PATTERN
                || command == ReadingCommand.UNREAD_FILES;
    }

    /** On a page the letters are typed. */
    private static boolean worksOnPages(ReadingCommand command, KeyEvent event) {
        return switch (command) {
            case WORKLIST, OPEN, OPEN_FILES -> event.isControlDown() || event.isMetaDown();
            case PALETTE, KEY_SETTINGS, TEXT_LARGER, TEXT_SMALLER -> event.isControlDown() || event.isMetaDown();
            case KEYS -> event.getCode() == KeyCode.F1;
            case TEST_PATTERN -> event.getCode().isFunctionKey();
            case CLOSE_SHEET -> true;
            default -> false;
        };
    }

    private boolean keptByFocus(KeyEvent event) {
        Node focus = scene.getFocusOwner();
        if (focus instanceof TextInputControl) {
            boolean copies = event.getCode() == KeyCode.C;
            return copies || !event.isControlDown() && !event.isMetaDown();
        }
        boolean works = sides.panelHoldsFocus() || focus instanceof Control && focus.isFocusVisible();
        return works && WORK_A_CONTROL.contains(event.getCode());
    }
}
