package org.overread.findings.panel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.overread.core.inference.RunState;

/**
 * How one model run stands, in a line (invariant I10).
 *
 * @param state empty for "not run"
 * @param text "ran, 7 findings · 8.4 s"
 * @param next what the reader can do now, as a sentence
 * @param model name and version; empty for "not run"
 * @param referenceOnly whether the model is not for clinical use, which is said wherever it appears
 * @param progress 0…1 while running
 * @param offered whether late results wait to be asked for
 * @param stoppable whether the run has not ended and the host can stop it
 * @param runUid empty for "not run"
 * @param scores what the model says of the whole study
 */
public record AiStateLine(
        Optional<RunState> state,
        String text,
        String next,
        Optional<String> model,
        boolean referenceOnly,
        OptionalDouble progress,
        boolean offered,
        boolean stoppable,
        String runUid,
        List<ScoreLine> scores) {}
