package org.overread.viewer.reading;

/** A key that a command cannot have, and why. The message is for files; a screen says it in the reader's language. */
public final class KeysRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final String chord;
    private final transient Enum<?> other;

    /** Why a key is refused. */
    public enum Why {
        NO_SUCH_COMMAND,
        NO_SUCH_KEY,
        /** The key of another command. */
        TAKEN,
        /** Kept for what it means everywhere: Esc, Enter, Delete, Ctrl+Z, Ctrl+Y. */
        FIXED,
        /** The findings panel's commands have a letter, a function key or Enter, and exactly one. */
        NOT_FOR_FINDINGS
    }

    KeysRefusedException(Why why, String chord, Enum<?> other) {
        super(
                switch (why) {
                    case NO_SUCH_COMMAND -> "no command is called " + chord;
                    case NO_SUCH_KEY -> "no key is called " + chord;
                    case TAKEN -> chord + " is the key of " + other.name();
                    case FIXED -> chord + " cannot be given to a command";
                    case NOT_FOR_FINDINGS -> chord + " is no key for a command on findings";
                });
        this.why = why;
        this.chord = chord;
        this.other = other;
    }

    Why why() {
        return why;
    }

    String chord() {
        return chord;
    }

    /** The command that has the key, where it is {@link Why#TAKEN}. */
    Enum<?> other() {
        return other;
    }
}
