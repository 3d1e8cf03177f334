package org.overread.findings.planted;

/** Breaks a house rule on purpose. */
public final class PanelThatRunsModels {
    Class<?> session() {
        return ai.onnxruntime.OrtSession.class;
    }
}
