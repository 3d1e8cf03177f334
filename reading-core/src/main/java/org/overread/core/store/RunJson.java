package org.overread.core.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.overread.core.finding.Finding;
import org.overread.core.inference.ChannelSeries;
import org.overread.core.inference.FailureCode;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.ReadingMode;
import org.overread.core.inference.ReleaseTerms;
import org.overread.core.inference.RolloutPhase;
import org.overread.core.inference.RunDetails;
import org.overread.core.inference.RunState;

/** A run as it is stored, with what it says of the whole series; its findings stand in rows of their own. */
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
        ReasonJson.put(node, run);
        node.put("provider", run.provider());
        node.put("elapsed", run.elapsed().toString());
        node.put("finished", run.finished());
        RunDetails details = run.details();
        node.put("phase", details.terms().phase().name());
        node.put("readingMode", details.terms().mode().name());
        details.failure().ifPresent(code -> node.put("failure", code.name()));
        node.put("inputs", details.inputs());
        for (ChannelSeries channel : details.beside()) {
            node.withArray("beside")
                    .addObject()
                    .put("channel", channel.channel())
                    .put("seriesInstanceUid", channel.seriesInstanceUid())
                    .put("title", channel.title())
                    .put("fitting", channel.fitting());
        }
        node.put("cached", details.cached());
        details.fallbacks().forEach(node.putArray("fallbacks")::add);
        node.put("maps", details.maps());
        details.notKept().ifPresent(why -> node.put("notKept", why));
        SeriesResultJson.put(node, run.whole());
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
                ReasonJson.read(run),
                run.field("provider").text(),
                Duration.parse(run.field("elapsed").text()),
                run.field("finished").flag(),
                findings,
                SeriesResultJson.read(run),
                details(run));
    }

    /** What runs that were stored before it was known do not say. */
    private static RunDetails details(JsonField run) {
        RunDetails plain = RunDetails.PLAIN;
        return new RunDetails(
                new ReleaseTerms(
                        run.optional("phase")
                                .map(phase -> phase.oneOf(RolloutPhase.class))
                                .orElse(plain.terms().phase()),
                        run.optional("readingMode")
                                .map(mode -> mode.oneOf(ReadingMode.class))
                                .orElse(plain.terms().mode())),
                run.optional("failure").map(code -> code.oneOf(FailureCode.class)),
                run.optional("inputs").map(JsonField::text).orElse(plain.inputs()),
                run.optional("beside")
                        .map(channels -> channels.list(RunJson::channel))
                        .orElse(plain.beside()),
                run.optional("cached").map(JsonField::flag).orElse(plain.cached()),
                run.optional("fallbacks")
                        .map(lines -> lines.list(JsonField::text))
                        .orElse(plain.fallbacks()),
                run.optional("maps").map(JsonField::flag).orElse(plain.maps()),
                run.optional("notKept").map(JsonField::text));
    }

    private static ChannelSeries channel(JsonField channel) {
        return new ChannelSeries(
                channel.field("channel").text(),
                channel.field("seriesInstanceUid").text(),
                channel.field("title").text(),
                channel.field("fitting").integer());
    }
}
