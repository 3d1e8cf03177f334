package org.overread.core.store;

import java.sql.SQLException;

/** The store cannot do what was asked, by kind. The message is one line, can be shown, and carries no patient data. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** Another station holds the data folder. */
        IN_USE,
        /** The folder cannot be a data folder, or its rights do not allow it. */
        FOLDER_REFUSED,
        /** A newer version of the station has written it. */
        NEWER_SCHEMA,
        /** A row, or the database, is not what was written. */
        CORRUPT,
        DISK_FULL,
        /** Reading or writing failed otherwise. */
        IO,
        /** What was to be stored contradicts what is. */
        CONFLICT,
        /** The store is closed, or does not keep up. */
        UNAVAILABLE
    }

    private final Kind kind;

    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Codes of https://www.sqlite.org/rescode.html; extended codes carry the primary one in their low byte. */
    static StoreException of(SQLException e) {
        return switch (e.getErrorCode() & 0xFF) {
            case 10 -> new StoreException(Kind.IO, "the database cannot be read or written", e);
            case 11, 26 -> new StoreException(Kind.CORRUPT, "the database file is damaged", e);
            case 13 -> new StoreException(Kind.DISK_FULL, "the disk is full", e);
            case 19 -> new StoreException(Kind.CONFLICT, "what is to be stored contradicts what is stored", e);
            case 5, 6 -> new StoreException(Kind.UNAVAILABLE, "another program holds the database", e);
            default -> new StoreException(Kind.IO, "the database refused: " + e.getErrorCode(), e);
        };
    }

    static StoreException corrupt(String where, String why) {
        return new StoreException(Kind.CORRUPT, "corrupt row: " + where + ": " + why);
    }
}
