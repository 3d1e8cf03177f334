package org.overread.findings.planted;

import org.overread.core.store.MonitoringStore;

/** Breaks a house rule on purpose. */
public final class PanelThatReadsSilentResults {
    public Class<?> results() {
        return MonitoringStore.class;
    }
}
