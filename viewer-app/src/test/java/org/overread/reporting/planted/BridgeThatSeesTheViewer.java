package org.overread.reporting.planted;

/** Breaks a house rule on purpose. */
public final class BridgeThatSeesTheViewer {
    Class<?> viewer() {
        return org.overread.viewer.Main.class;
    }
}
