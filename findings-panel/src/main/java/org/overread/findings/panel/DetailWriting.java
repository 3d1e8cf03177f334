package org.overread.findings.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.finding.CodedConcept;
import org.overread.core.finding.Codes;
import org.overread.core.finding.FindingClaim;
import org.overread.core.finding.Measurement;
import org.overread.core.review.Assessment;
import org.overread.core.review.ReviewedFinding;
import org.overread.findings.style.FindingStyle;

/** Writes out what is known of one finding: place, size, certainty, who found it, what was decided by whom and when. */
final class DetailWriting {
    private final PanelTexts texts;
    private final FindingTexts wording;

    DetailWriting(PanelTexts texts, FindingTexts wording) {
        this.texts = texts;
        this.wording = wording;
    }

    FindingDetail detail(ReviewedFinding finding) {
        FindingStyle style = FindingStyle.of(finding.decision());
        FindingClaim claim = finding.claim();
        List<FindingDetail.Line> lines = new ArrayList<>();
        lines.add(line("detail.place", orNotStated(wording.fullPlace(claim))));
        lines.add(line("detail.size", size(claim)));
        lines.addAll(qualities(claim));
        lines.add(line("detail.certainty", certainty(finding)));
        lines.add(line("detail.origin", wording.origin(finding)));
        lines.add(line("detail.state", state(finding, style)));
        finding.assessment()
                .ifPresent(a -> lines.add(line(
                        "detail.by", texts.text("detail.by.value", wording.reader(a.reader()), wording.time(a.at())))));
        finding.assessment()
                .flatMap(Assessment::modified)
                .ifPresent(m -> lines.add(
                        line("detail.changed", changes(finding.finding().claim(), m))));
        return new FindingDetail(
                finding.trackingUid(),
                finding.finding().number(),
                style,
                texts.concept(claim.label()),
                texts.text("state", style),
                lines);
    }

    private FindingDetail.Line line(String key, String value) {
        return new FindingDetail.Line(texts.text(key), value);
    }

    private String size(FindingClaim claim) {
        return wording.size(claim)
                .map(m -> texts.text(
                        "detail.size.value",
                        wording.quantity(m),
                        wording.withinSentence(m.quantity()),
                        texts.text("detail.source", m.source())))
                .orElse(texts.text("detail.notStated"));
    }

    /** What it is made of, and how large its solid part is. */
    private List<FindingDetail.Line> qualities(FindingClaim claim) {
        List<FindingDetail.Line> lines = new ArrayList<>();
        claim.characteristics()
                .forEach(quality ->
                        lines.add(told(quality.name(), wording.withinSentence(quality.value()), quality.source())));
        claim.measurement(Codes.SOLID_COMPONENT_SIZE)
                .ifPresent(solid -> lines.add(told(solid.quantity(), wording.quantity(solid), solid.source())));
        return lines;
    }

    private FindingDetail.Line told(CodedConcept name, String value, Measurement.Source source) {
        return new FindingDetail.Line(
                texts.concept(name), texts.text("detail.quality.value", value, texts.text("detail.source", source)));
    }

    private String certainty(ReviewedFinding finding) {
        if (!finding.finding().byModel()) {
            return texts.text("detail.certainty.reader");
        }
        String stated = wording.certainty(finding);
        if (!stated.isEmpty()) {
            return stated;
        }
        return finding.finding()
                .score()
                .map(score ->
                        texts.text("detail.certainty.score", String.format(texts.locale(), "%.2f", score.value())))
                .orElse(texts.text("detail.notStated"));
    }

    private String state(ReviewedFinding finding, FindingStyle style) {
        String reason = finding.assessment()
                .flatMap(Assessment::reason)
                .map(r -> texts.text("reason", r))
                .orElse("");
        return texts.text("detail.state." + style.name(), reason);
    }

    private String changes(FindingClaim before, FindingClaim after) {
        List<String> changes = new ArrayList<>();
        if (!before.label().sameCode(after.label())) {
            changes.add(change(texts.concept(before.label()), texts.concept(after.label())));
        }
        if (!wording.fullPlace(before).equals(wording.fullPlace(after))) {
            changes.add(change(orNotStated(wording.shortPlace(before)), orNotStated(wording.shortPlace(after))));
        }
        if (!before.measurements().equals(after.measurements())) {
            changes.add(change(sizeOnly(before), sizeOnly(after)));
        }
        if (!before.box().equals(after.box())) {
            changes.add(texts.text("detail.changed.box"));
        }
        return changes.isEmpty() ? texts.text("detail.changed.nothing") : String.join("; ", changes);
    }

    private String sizeOnly(FindingClaim claim) {
        return orNotStated(wording.size(claim).map(wording::quantity).orElse(""));
    }

    private String change(String before, String after) {
        return texts.text("detail.changed.value", before, after);
    }

    private String orNotStated(String value) {
        return Optional.of(value).filter(v -> !v.isBlank()).orElse(texts.text("detail.notStated"));
    }
}
