package org.overread.findings.panel;

import java.util.List;
import java.util.Optional;
import org.overread.core.inference.ReadingMode;
import org.overread.core.inference.RunState;

/** The sentences around the findings: counter, AI state, what to do next, report draft, signature. */
public final class StudySentences {
    private final PanelTexts texts;
    private final FindingTexts wording;
    private final StudyContext study;
    private final FindingRows rows;
    private final AiStateWriting ai;

    StudySentences(PanelTexts texts, FindingTexts wording, StudyContext study, FindingRows rows, AiStateWriting ai) {
        this.texts = texts;
        this.wording = wording;
        this.study = study;
        this.rows = rows;
        this.ai = ai;
    }

    /** "3 of 7 left"; empty without findings. */
    public String counter() {
        if (study.signed()) {
            return texts.text("counter.signed");
        }
        int all = rows.rows().size();
        int left = rows.openCount();
        if (all == 0) {
            return "";
        }
        return left == 0 ? texts.text("counter.decided", all) : texts.text("counter.left", left, all);
    }

    /** How many findings the reader's threshold keeps out of the list; empty where none. */
    public String belowThreshold() {
        return hidden() == 0 ? "" : texts.text("list.hidden", hidden());
    }

    /** Findings that no reader has decided on and that are not in the list: below the threshold that the reader chose. */
    private int hidden() {
        return study.state().map(state -> state.findings().size()).orElse(0)
                - rows.rows().size();
    }

    /** One line for each run on this study, at least one. */
    public List<AiStateLine> ai() {
        return ai.lines(study.runs());
    }

    /** Whether a model has marked anything that could be hidden on the image. */
    public boolean hasAiMarks() {
        return rows.anyByModel();
    }

    public boolean aiShown() {
        return study.aiShown();
    }

    /** Whether a study is open, so that there is something to sign. */
    public boolean open() {
        return study.stage() == StudyContext.Stage.OPEN;
    }

    /** What the reader can do now, where no finding is selected. */
    public String next() {
        return switch (study.stage()) {
            case NO_STUDY, LOADING -> texts.text("next." + study.stage());
            case FAILED -> texts.text("next.FAILED", study.whyFailed());
            case OPEN -> nextInStudy();
        };
    }

    /** "3 stated · 4 left"; after signing "3 stated". */
    public String draftCounts() {
        if (study.signed()) {
            return texts.text("draft.signedCounts", rows.statedCount());
        }
        return texts.text("draft.counts", rows.statedCount(), rows.openCount() + hidden());
    }

    public Optional<ReportPreview> preview() {
        return study.state().map(state -> ReportPreview.of(state, study, wording));
    }

    public boolean signed() {
        return study.signed();
    }

    /** "Signed by DOE, JANE", then the time; empty before, or where the host has not said. */
    public Optional<String> signature() {
        return study.signature()
                .filter(_ -> study.signed())
                .map(s -> texts.text("signed.by", wording.reader(s.reader()), wording.time(s.at())));
    }

    public String delivery() {
        return study.signed() ? study.delivery() : "";
    }

    public Optional<String> problem() {
        return study.problem();
    }

    /** Whether results wait until the reader has read himself. */
    boolean secondReadWaits() {
        return study.runs().stream()
                .anyMatch(run ->
                        run.state() == RunState.HELD && run.details().terms().mode() == ReadingMode.SECOND_READ);
    }

    void takeUpLateResults() {
        ai.takeUp(study.runs());
    }

    void forget() {
        ai.forget();
    }

    private String nextInStudy() {
        if (study.signed()) {
            return texts.text("next.signed");
        }
        if (rows.rows().isEmpty()) {
            return ai().getFirst().next();
        }
        return texts.text(rows.openCount() == 0 ? "next.allDecided" : "next.first");
    }
}
