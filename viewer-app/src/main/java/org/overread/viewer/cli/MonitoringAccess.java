package org.overread.viewer.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.store.StationStore;
import org.overread.core.study.Study;
import org.overread.viewer.station.StationOptions;

/** The one way to what silent models found: for those whom the site names as monitors, and by name in the audit trail. */
final class MonitoringAccess {
    private final StationStore store;
    private final String who;

    MonitoringAccess(StationStore store, StationOptions options) {
        require(options);
        this.store = store;
        this.who = options.reader().id();
    }

    /** The reader of the settings, or the account, counts; nobody is a monitor by saying so on the command line. */
    static void require(StationOptions options) {
        if (!options.inference().monitors().contains(options.reader().id())) {
            throw new CommandFailure(
                    ExitCode.NOT_PERMITTED,
                    options.reader().id()
                            + " may not see what silent models find: the settings do not name this reader as a monitor");
        }
    }

    /** Those of the runs that are silent, by run UID, as they truly ended. */
    Map<String, InferenceStatus> runs(Study study, List<InferenceStatus> ended) {
        List<String> asked = ended.stream().map(InferenceStatus::runUid).toList();
        Map<String, InferenceStatus> silent = new LinkedHashMap<>();
        store.monitored().ofStudy(study.studyInstanceUid(), who).stream()
                .filter(run -> asked.contains(run.runUid()))
                .forEach(run -> silent.put(run.runUid(), run));
        return silent;
    }
}
