package org.overread.core.keyimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.overread.core.audit.AuditEvent;
import org.overread.core.image.FrameRef;
import org.overread.core.kept.KeptEntry;
import org.overread.core.keyimage.StudyKeyImages.Toggled;
import org.overread.core.measurement.AnnotationPlace;
import org.overread.core.review.ReaderIdentity;
import org.overread.core.review.SampleReview;
import org.overread.core.store.StationStore;
import org.overread.core.store.TrailReading;

/** Risk: a key image that is lost, that another reader's signature vouches for, or that points into another study. */
class StudyKeyImagesTest {
    private static final ReaderIdentity OTHER = new ReaderIdentity("OTHER^OTTO", "Clinic", "otto", "99TEST");

    @TempDir
    private Path folder;

    private static AnnotationPlace frame(int number) {
        return new AnnotationPlace(SampleReview.STUDY, "1.2.8", Optional.empty(), new FrameRef("1.2.8.1", number));
    }

    private static StudyKeyImages marking(StationStore store, ReaderIdentity reader, Optional<Instant> signedAt) {
        StudyKeyImages marked = new StudyKeyImages(SampleReview.STUDY, reader, store.keyImages(), SampleReview.CLOCK);
        marked.restore(store.keyImages().entries(SampleReview.STUDY), signedAt);
        return marked;
    }

    private static List<Integer> frames(StudyKeyImages marked) {
        return marked.own().stream().map(one -> one.frame().frameNumber()).toList();
    }

    @Test
    void marksComeBackWhenTheStationIsOpenedAgainAndCanStillBeTakenBack() throws Exception {
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyKeyImages marked = marking(store, SampleReview.READER, Optional.empty());
            assertThat(marked.toggle(frame(3))).isEqualTo(Toggled.MARKED);
            assertThat(marked.toggle(frame(7))).isEqualTo(Toggled.MARKED);
            assertThat(marked.toggle(frame(3))).isEqualTo(Toggled.UNMARKED);
            marked.flush().join();
        }
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyKeyImages marked = marking(store, SampleReview.READER, Optional.empty());
            assertThat(marked.own())
                    .singleElement()
                    .satisfies(one -> assertThat(one.place()).isEqualTo(frame(7)))
                    .satisfies(one -> assertThat(one.reader()).isEqualTo(SampleReview.READER));
            assertThat(marked.undo()).isTrue();
            assertThat(frames(marked)).containsExactlyInAnyOrder(3, 7);
            assertThat(marked.undo()).isTrue();
            assertThat(marked.undo()).isTrue();
            assertThat(marked.undo()).isFalse();
            assertThat(frames(marked)).isEmpty();
            assertThat(marked.redo()).isTrue();
            assertThat(frames(marked)).containsExactly(3);
            marked.flush().join();
            assertThat(TrailReading.events(store.audit()))
                    .filteredOn(event -> event.type() == AuditEvent.Type.KEY_IMAGE)
                    .hasSize(7)
                    .allMatch(event -> event.studyInstanceUid().equals(SampleReview.STUDY));
        }
    }

    @Test
    void anotherReadersMarkIsSeenAndNotTouched() {
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyKeyImages others = marking(store, OTHER, Optional.empty());
            others.toggle(frame(3));
            others.flush().join();
            StudyKeyImages marked = marking(store, SampleReview.READER, Optional.empty());
            assertThat(marked.own()).isEmpty();
            assertThat(marked.all()).extracting(KeyImage::reader).containsExactly(OTHER);
            assertThat(marked.undo()).isFalse();
            assertThat(marked.toggle(frame(3))).isEqualTo(Toggled.MARKED);
            assertThat(marked.toggle(frame(3))).isEqualTo(Toggled.UNMARKED);
            assertThat(marked.all()).extracting(KeyImage::reader).containsExactly(OTHER);
        }
    }

    @Test
    void whatASignedReportNamesStaysAndFurtherFramesCanBeMarked() {
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyKeyImages before = marking(store, SampleReview.READER, Optional.empty());
            before.toggle(frame(3));
            before.flush().join();
            StudyKeyImages marked = marking(store, SampleReview.READER, Optional.of(SampleReview.CLOCK.instant()));
            assertThat(marked.toggle(frame(3))).isEqualTo(Toggled.REFUSED);
            assertThat(marked.undo()).isFalse();
            assertThat(marked.toggle(frame(4))).isEqualTo(Toggled.MARKED);
            assertThat(frames(marked)).containsExactly(3, 4);
            assertThat(marked.toggle(frame(4))).isEqualTo(Toggled.UNMARKED);
        }
    }

    @Test
    void nothingIsMarkedWhileAReportIsBeingSigned() {
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyKeyImages marked = marking(store, SampleReview.READER, Optional.empty());
            marked.toggle(frame(3));
            assertThat(marked.seal()).hasSize(1);
            assertThat(marked.toggle(frame(4))).isEqualTo(Toggled.REFUSED);
            assertThat(marked.undo()).isFalse();
            marked.unseal();
            assertThat(marked.toggle(frame(4))).isEqualTo(Toggled.MARKED);
        }
    }

    @Test
    void aFrameOfAnotherStudyIsRefused() {
        try (StationStore store = StationStore.open(folder, SampleReview.CLOCK)) {
            StudyKeyImages marked = marking(store, SampleReview.READER, Optional.empty());
            AnnotationPlace elsewhere =
                    new AnnotationPlace("1.2.3.999", "1.2.8", Optional.empty(), new FrameRef("1.2.8.1", 3));
            assertThatThrownBy(() -> marked.toggle(elsewhere)).isInstanceOf(IllegalArgumentException.class);
            marked.toggle(frame(1));
            marked.flush().join();
            StudyKeyImages other =
                    new StudyKeyImages("1.2.3.999", SampleReview.READER, store.keyImages(), SampleReview.CLOCK);
            List<KeptEntry<KeyImage>> entries = store.keyImages().entries(SampleReview.STUDY);
            assertThatThrownBy(() -> other.restore(entries, Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(store.keyImages().entries("1.2.3.999")).isEmpty();
            assertThat(Set.copyOf(entries)).hasSize(1);
        }
    }
}
