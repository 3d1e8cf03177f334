package org.overread.viewer.hanging;

import java.util.concurrent.CompletableFuture;
import org.overread.core.hanging.HangingProtocols;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;

/**
 * Where protocols and priors come from.
 *
 * @param protocols completes when they have been read; never exceptionally
 * @param choices what the reader chose for kinds of studies
 */
public record HangingSources(CompletableFuture<HangingProtocols> protocols, Choices choices, PriorSource priors) {

    /** Which protocol the reader has chosen for a kind of study. Thread: any; answers at once. */
    public interface Choices {

        /** The protocol's id; empty text where none was chosen. */
        String chosen(String kind);

        /** Keeps a choice beyond this session, in its own time. */
        void choose(String kind, String id);
    }

    /** Earlier studies of a patient. All answers come later; a failure's message can be shown. */
    public interface PriorSource {

        /** Those that this machine and the archives know of. */
        CompletableFuture<KnownPriors> of(Study current);

        /** The images of one, fetched first where they are in an archive. */
        CompletableFuture<Study> read(WorklistStudy prior);
    }

    /** No protocols and no priors: series are shown one by one. */
    public static HangingSources none() {
        return of(CompletableFuture.completedFuture(HangingProtocols.NONE), new NoPriors());
    }

    /** Choices are kept for this session only. */
    public static HangingSources of(CompletableFuture<HangingProtocols> protocols, PriorSource priors) {
        return new HangingSources(protocols, new SessionChoices(), priors);
    }

    private static final class NoPriors implements PriorSource {
        @Override
        public CompletableFuture<KnownPriors> of(Study current) {
            return CompletableFuture.completedFuture(KnownPriors.NONE);
        }

        @Override
        public CompletableFuture<Study> read(WorklistStudy prior) {
            return CompletableFuture.failedFuture(new IllegalStateException("no priors"));
        }
    }
}
