package org.overread.viewer.station;

/** There is a display, but no window can be opened on it. */
public final class ScreenUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScreenUnavailableException(Throwable cause) {
        super("the display cannot be used: check DISPLAY, and that this account may open windows on it", cause);
    }
}
