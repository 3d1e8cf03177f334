package org.overread.core.planted;

/** Breaks a house rule on purpose. */
public final class CoreThatSeesTheViewer {
    public void start() {
        org.overread.viewer.Main.main(new String[0]);
    }
}
