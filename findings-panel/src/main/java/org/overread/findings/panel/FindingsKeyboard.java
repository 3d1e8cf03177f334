package org.overread.findings.panel;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.overread.core.review.RejectionReason;

/**
 * The panel's keys as moves. Chords are written as in {@link PanelKeys}: "A", "7", "Ctrl+Enter".
 *
 * <p>A key that is held down acts once: its repeats are swallowed, so that leaning on a key neither accepts what nobody
 * has looked at, nor passes over it, nor signs.
 */
public final class FindingsKeyboard {
    private final FindingsModel model;
    private final ReaderMoves moves;
    private final PanelTexts texts;
    private final Set<String> held = new HashSet<>();

    public FindingsKeyboard(FindingsModel model) {
        this.model = model;
        this.moves = model.moves();
        this.texts = new PanelTexts(model.settings().locale(), model.settings().keys());
    }

    /** Whether the key was the panel's. */
    public boolean pressed(String chord) {
        Optional<PanelKey> key = model.settings().keys().of(chord);
        boolean repeated = !held.add(bare(chord));
        if (key.isEmpty()) {
            return false;
        }
        return repeated ? isOurs(key.get()) : press(key.get(), chord);
    }

    /** A key went up; {@code chord} with or without the modifiers that are still down. */
    public void released(String chord) {
        held.remove(bare(chord));
    }

    /** Whether a key that the panel has taken is still down. */
    public boolean holds(String chord) {
        return held.contains(bare(chord));
    }

    /** The window lost the keyboard: whatever was held counts as released. */
    public void releasedAll() {
        held.clear();
    }

    private boolean press(PanelKey key, String chord) {
        return switch (model.mode()) {
            case PanelMode.Reading _ -> whileReading(key);
            case PanelMode.Rejecting _ -> whileRejecting(key, chord);
            case PanelMode.Editing _ -> whileEditing(key);
            case PanelMode.ConfirmingSignature _ -> whileConfirming(key);
            case PanelMode.Signing _ -> isOurs(key);
        };
    }

    // digits, Enter and Esc are the panel's in its forms only
    private boolean isOurs(PanelKey key) {
        return switch (key) {
            case REASON -> model.mode() instanceof PanelMode.Rejecting;
            case CONFIRM, CANCEL -> !(model.mode() instanceof PanelMode.Reading);
            default -> true;
        };
    }

    private boolean whileReading(PanelKey key) {
        switch (key) {
            case ACCEPT -> moves.accept();
            case REJECT -> moves.startRejecting();
            case EDIT -> moves.startEditing();
            case NEXT_OPEN -> moves.nextOpen();
            case PREVIOUS_OPEN -> moves.previousOpen();
            case COMMIT -> moves.commitReading();
            case UNDO -> moves.undo();
            case REDO -> moves.redo();
            case SIGN -> moves.askToSign();
            case REASON, CONFIRM, CANCEL -> {}
        }
        return isOurs(key);
    }

    private boolean whileRejecting(PanelKey key, String chord) {
        switch (key) {
            case REASON -> moves.reject(RejectionReason.values()[chord.charAt(0) - '1']);
            case NEXT_OPEN -> moves.nextOpen();
            case PREVIOUS_OPEN -> moves.previousOpen();
            case CANCEL, UNDO -> moves.cancel();
            case ACCEPT, REJECT, EDIT, COMMIT, REDO, SIGN, CONFIRM -> model.say(texts.text("say.reasonFirst"));
        }
        return true;
    }

    private boolean whileEditing(PanelKey key) {
        switch (key) {
            case CONFIRM -> moves.save();
            case CANCEL -> moves.cancel();
            case REASON -> {}
            default -> model.say(texts.text("say.saveFirst"));
        }
        return isOurs(key);
    }

    private boolean whileConfirming(PanelKey key) {
        switch (key) {
            case SIGN -> moves.confirmSigning();
            case CANCEL -> moves.cancel();
            case REASON -> {}
            default -> model.say(texts.text("say.confirmFirst"));
        }
        return isOurs(key);
    }

    private static String bare(String chord) {
        return chord.substring(chord.lastIndexOf('+') + 1);
    }
}
