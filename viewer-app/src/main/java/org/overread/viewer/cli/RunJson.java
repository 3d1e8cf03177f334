package org.overread.viewer.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.Finding;
import org.overread.core.finding.Mark;
import org.overread.core.image.PatientPoint;
import org.overread.core.inference.ChannelSeries;
import org.overread.core.inference.FailureCode;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunEnding;
import org.overread.core.inference.RunState;

/** A model run as {@code analyze --json} and the demo's summary print it. */
final class RunJson {

    static ObjectNode of(InferenceStatus run) {
        ObjectNode node = Json.object()
                .put("model", run.model().id())
                .put("version", run.model().version())
                .put("modelSha256", run.model().sha256())
                .put("clinicalUse", run.model().clinicalUse())
                .put("seriesInstanceUid", run.seriesInstanceUid())
                .put("state", state(run.state()))
                .put("reason", run.said().orElse(null))
                .put("provider", run.provider())
                .put("seconds", run.elapsed().toMillis() / 1e3)
                .put("failure", run.details().failure().map(FailureCode::name).orElse(null))
                .put("outcomeCode", RunEnding.code(run).map(CodedConcept::value).orElse(null))
                .put("cached", run.details().cached());
        for (ChannelSeries channel : run.details().beside()) {
            node.withArray("beside")
                    .addObject()
                    .put("channel", channel.channel())
                    .put("seriesInstanceUid", channel.seriesInstanceUid())
                    .put("title", channel.title())
                    .put("fitting", channel.fitting());
        }
        run.details().fallbacks().forEach(node.putArray("fallbacks")::add);
        run.details().notKept().ifPresent(why -> node.put("notKept", why));
        ArrayNode findings = node.putArray("findings");
        // a silent model's findings reach no one by this way either (invariant I4)
        if (run.state() != RunState.SILENT) {
            run.findings().forEach(finding -> findings.add(of(finding)));
            SeriesResultJson.put(node, run.whole());
        }
        return node;
    }

    static String state(RunState state) {
        return switch (state) {
            case NOT_ELIGIBLE -> "notEligible";
            case QUEUED -> "queued";
            case RUNNING -> "running";
            case LATE -> "late";
            case FAILED -> "failed";
            case NO_FINDINGS -> "noFindings";
            case FINDINGS -> "findings";
            case HELD -> "held";
            case SUPERSEDED -> "superseded";
            case SILENT -> "silent";
        };
    }

    private static ObjectNode of(Finding finding) {
        Mark.Box box = finding.claim().box();
        ObjectNode node = Json.object()
                .put("trackingUid", finding.trackingUid().value())
                .put("label", finding.claim().label().meaning())
                .put("critical", finding.critical());
        finding.claim()
                .laterality()
                .ifPresent(side -> node.put("laterality", side.code().meaning()));
        finding.certainty()
                .ifPresentOrElse(
                        certainty -> node.put("certainty", certainty.percent()), () -> node.putNull("certainty"));
        finding.score().ifPresent(score -> node.put("score", score.value()));
        Optional<PatientPoint> centre = finding.claim().centre();
        centre.ifPresentOrElse(
                at -> node.putArray("centerPatientMm").add(at.x()).add(at.y()).add(at.z()),
                () -> node.putNull("centerPatientMm"));
        finding.claim()
                .measurement(Codes.DIAMETER)
                .ifPresentOrElse(
                        diameter -> node.put("diameterMm", diameter.value()), () -> node.putNull("diameterMm"));
        finding.claim()
                .characteristics()
                .forEach(quality -> node.withArray("characteristics")
                        .addObject()
                        .put("name", quality.name().meaning())
                        .put("code", quality.value().value())
                        .put("scheme", quality.value().scheme())
                        .put("meaning", quality.value().meaning()));
        node.put("sopInstanceUid", box.frame().sopInstanceUid())
                .put("frame", box.frame().frameNumber());
        node.putArray("box")
                .add(box.column0())
                .add(box.row0())
                .add(box.column1())
                .add(box.row1());
        return node;
    }

    private RunJson() {}
}
