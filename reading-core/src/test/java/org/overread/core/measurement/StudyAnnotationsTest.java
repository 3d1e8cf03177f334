package org.overread.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.TrackingUid;
import org.overread.core.image.FrameRef;
import org.overread.core.kept.KeptEntry;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.ReviewEntry.Cause;
import org.overread.core.review.SampleReview;
import org.overread.core.review.StepJournal;

class StudyAnnotationsTest {
    private final List<KeptEntry<Annotation>> written = new ArrayList<>();
    private final StudyAnnotations drawn = of(SampleReview.READER);

    private StudyAnnotations of(ReaderIdentity reader) {
        StepJournal<KeptEntry<Annotation>> journal = new StepJournal<KeptEntry<Annotation>>() {
            @Override
            public CompletableFuture<Void> append(KeptEntry<Annotation> entry) {
                written.add(entry);
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public CompletableFuture<Void> retry() {
                return CompletableFuture.completedFuture(null);
            }
        };
        // a clock whose every look is a millisecond later
        Clock clock = new Clock() {
            private long millis = 1_000;

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(millis++);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        return new StudyAnnotations(SampleReview.STUDY, reader, journal, clock);
    }

    private TrackingUid add(Shape shape) {
        return drawn.add(SampleShapes.PLACE, shape, "").orElseThrow().trackingUid();
    }

    @Test
    void everyStepIsWrittenAndCanBeTakenBackAndMadeAgain() {
        TrackingUid uid = add(SampleShapes.length(5));
        drawn.reshape(uid, SampleShapes.length(7));
        drawn.rename(uid, "left adrenal");
        drawn.remove(uid);
        assertThat(drawn.all()).isEmpty();
        drawn.undo();
        assertThat(drawn.find(uid).orElseThrow().label()).isEqualTo("left adrenal");
        drawn.undo();
        drawn.undo();
        assertThat(drawn.find(uid).orElseThrow().shape()).isEqualTo(SampleShapes.length(5));
        drawn.redo();
        assertThat(drawn.find(uid).orElseThrow().shape()).isEqualTo(SampleShapes.length(7));
        assertThat(written)
                .extracting(KeptEntry::cause)
                .containsExactly(
                        Cause.DECIDED,
                        Cause.DECIDED,
                        Cause.DECIDED,
                        Cause.DECIDED,
                        Cause.UNDONE,
                        Cause.UNDONE,
                        Cause.UNDONE,
                        Cause.REDONE);
    }

    @Test
    void whatAnEarlierSessionLeftStandsAgainAndCanStillBeTakenBack() {
        TrackingUid uid = add(SampleShapes.length(5));
        drawn.reshape(uid, SampleShapes.length(7));
        add(SampleShapes.length(9));
        drawn.undo();
        StudyAnnotations later = of(SampleReview.READER);
        later.restore(List.copyOf(written), Optional.empty());
        assertThat(later.all()).isEqualTo(drawn.all());
        assertThat(later.nextStep(Cause.UNDONE)).isEqualTo(drawn.nextStep(Cause.UNDONE));
        assertThat(later.undo()).isTrue();
        assertThat(later.find(uid).orElseThrow().shape()).isEqualTo(SampleShapes.length(5));
    }

    @Test
    void aStepOfAnotherReaderIsNotTakenBack() {
        add(SampleShapes.length(5));
        StudyAnnotations others = of(SampleReview.OTHER_READER);
        others.restore(List.copyOf(written), Optional.empty());
        assertThat(others.undo()).isFalse();
        assertThat(others.all()).hasSize(1);
    }

    @Test
    void whatASignedReportStatesIsNotChangedButMoreCanBeMeasured() {
        TrackingUid stated = add(SampleShapes.length(5));
        drawn.seal();
        assertThat(drawn.add(SampleShapes.PLACE, SampleShapes.length(6), "")).isEmpty();
        drawn.close();
        assertThat(drawn.reshape(stated, SampleShapes.length(7))).isFalse();
        assertThat(drawn.remove(stated)).isFalse();
        assertThat(drawn.undo()).isFalse();
        TrackingUid further = add(SampleShapes.length(8));
        assertThat(drawn.undo()).isTrue();
        drawn.redo();

        StudyAnnotations later = of(SampleReview.READER);
        later.restore(List.copyOf(written), Optional.of(written.getFirst().at()));
        assertThat(later.signed(stated)).isTrue();
        assertThat(later.signed(further)).isFalse();
        assertThat(later.remove(stated)).isFalse();
        assertThat(later.remove(further)).isTrue();
    }

    @Test
    void anAnnotationOfAnotherStudyIsRefused() {
        AnnotationPlace elsewhere =
                new AnnotationPlace("1.2.3.999", "1.2", Optional.empty(), new FrameRef("1.2.3.4.5.1", 1));
        assertThatThrownBy(() -> drawn.add(elsewhere, SampleShapes.length(5), ""))
                .isInstanceOf(IllegalArgumentException.class);
        add(SampleShapes.length(5));
        StudyAnnotations other =
                new StudyAnnotations("1.2.3.999", SampleReview.READER, new SilentJournal(), Clock.systemUTC());
        assertThatThrownBy(() -> other.restore(written, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
        assertThat(other.all()).isEmpty();
    }

    private static final class SilentJournal implements StepJournal<KeptEntry<Annotation>> {
        @Override
        public CompletableFuture<Void> append(KeptEntry<Annotation> entry) {
            throw new AssertionError("nothing of another study is written");
        }

        @Override
        public CompletableFuture<Void> retry() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
