package org.overread.findings.planted;

/** Breaks house rules on purpose. */
public final class PanelThatSeesTheBridge {
    Class<?> client() {
        return okhttp3.OkHttpClient.class;
    }

    Class<?> viewer() {
        return org.overread.viewer.Main.class;
    }
}
