package org.overread.core.hanging;

/** A file that is no hanging protocol. The message names the place in it and what is wrong there. */
public final class HangingProtocolException extends Exception {
    private static final long serialVersionUID = 1;

    HangingProtocolException(String where, String what) {
        super(where + ": " + what);
    }
}
