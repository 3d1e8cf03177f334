package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.overread.core.finding.Finding;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunState;

/** A run as it is stored; its findings stand in rows of their own. */
final class RunJson {
    private RunJson() {}

    static String write(InferenceStatus run) {
        ObjectNode node = JsonField.object();
        node.put("runUid", run.runUid());
        node.set("model", FindingJson.write(run.model()));
        node.put("studyInstanceUid", run.studyInstanceUid());
        node.put("seriesInstanceUid", run.seriesInstanceUid());
        node.put("state", run.state().name());
        node.put("progress", run.progress());
        run.reason().ifPresent(reason -> node.put("reason", reason));
        node.put("provider", run.provider());
        node.put("elapsed", run.elapsed().toString());
        node.put("finished", run.finished());
        return node.toString();
    }

    static InferenceStatus read(String runUid, String text, List<Finding> findings) {
        return JsonField.decode("run " + runUid, text, run -> read(run, findings));
    }

    private static InferenceStatus read(JsonField run, List<Finding> findings) {
        return new InferenceStatus(
                run.field("runUid").text(),
                FindingJson.readModel(run.field("model")),
                run.field("studyInstanceUid").text(),
                run.field("seriesInstanceUid").text(),
                run.field("state").oneOf(RunState.class),
                run.field("progress").number(),
                run.optional("reason").map(JsonField::text),
                run.field("provider").text(),
                Duration.parse(run.field("elapsed").text()),
                run.field("finished").flag(),
                findings);
    }
}
