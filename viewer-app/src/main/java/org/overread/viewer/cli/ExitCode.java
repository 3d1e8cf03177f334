package org.overread.viewer.cli;

/** What the process's exit status says to scripts. */
public enum ExitCode {
    DONE,
    FAILED,
    USAGE,
    /** Unreadable, unsupported or quarantined input. */
    INPUT_REFUSED,
    NOT_PERMITTED,
    /** A needed service or device is unavailable. */
    UNAVAILABLE;

    public int status() {
        return ordinal();
    }
}
