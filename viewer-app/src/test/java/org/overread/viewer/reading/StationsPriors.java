package org.overread.viewer.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.hanging.HangingSources;
import org.overread.viewer.hanging.KnownPriors;

/** Priors as a station would know them. */
final class StationsPriors implements HangingSources.PriorSource {
    final List<Study> studies = new ArrayList<>();
    List<String> unasked = List.of();

    @Override
    public CompletableFuture<KnownPriors> of(Study current) {
        return CompletableFuture.completedFuture(new KnownPriors(
                studies.stream()
                        .map(study -> WorklistStudy.of(study, "/priors/" + study.studyInstanceUid(), Instant.EPOCH))
                        .toList(),
                unasked));
    }

    @Override
    public CompletableFuture<Study> read(WorklistStudy prior) {
        return CompletableFuture.completedFuture(studies.stream()
                .filter(study -> study.studyInstanceUid().equals(prior.studyInstanceUid()))
                .findFirst()
                .orElseThrow());
    }
}
