package org.overread.viewer.hanging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import org.overread.core.hanging.IdentityDifference;
import org.overread.core.hanging.PriorRelevance;
import org.overread.core.study.Instance;
import org.overread.core.study.Study;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.FrameStack;

/**
 * The earlier studies of the patient on screen: which there are, and those that are open beside. None of them is ever part
 * of the study being read: their series are in no list of it, and nothing can be decided or measured on them. Thread:
 * JavaFX.
 */
public final class Priors {
    private final HangingSources.PriorSource source;
    private final HangingRoom room;
    private Optional<Study> current = Optional.empty();
    private KnownPriors known = KnownPriors.NONE;
    private final List<PriorStudy> opened = new ArrayList<>();
    private Optional<WorklistStudy> beside = Optional.empty();

    Priors(HangingSources.PriorSource source, HangingRoom room) {
        this.source = source;
        this.room = room;
    }

    void close() {
        current = Optional.empty();
        known = KnownPriors.NONE;
        opened.clear();
        beside = Optional.empty();
    }

    void open(Study study) {
        boolean same = current.map(Study::studyInstanceUid).equals(Optional.of(study.studyInstanceUid()));
        if (!same) {
            close();
        }
        current = Optional.of(study);
    }

    /** Asks which priors there are; one that is comparable and on this machine is read without being asked for. */
    void ask(Consumer<PriorStudy> read) {
        Optional<Study> asked = current;
        asked.ifPresent(study -> source.of(study)
                .thenAccept(found -> Platform.runLater(() -> {
                    if (current == asked) {
                        known = found;
                        room.changed();
                        WorklistStudy line = WorklistStudy.of(study, "", Instant.EPOCH);
                        known.lines().stream()
                                .filter(one -> one.local() && PriorRelevance.isComparable(line, one))
                                .findFirst()
                                .ifPresent(one -> read(one, read, false));
                    }
                })));
    }

    /** Those that are known of, the most relevant first. */
    public List<WorklistStudy> known() {
        return known.lines();
    }

    /** Why archives could not be asked for more, a sentence each. */
    public List<String> unasked() {
        return known.unasked();
    }

    /** Those that are open beside, the most relevant first. */
    public List<PriorStudy> opened() {
        return List.copyOf(opened);
    }

    /** The number, from 0, of the one that was shown beside last among those known of; -1 where there is none. */
    public int besideNumber() {
        return beside.map(this::number).orElse(-1);
    }

    void isBeside(WorklistStudy line) {
        beside = Optional.of(line);
    }

    /** The prior that a series is of; empty for the study being read. */
    public Optional<PriorStudy> of(FrameStack stack) {
        return opened.stream().filter(prior -> prior.stacks().contains(stack)).findFirst();
    }

    /** Brings a prior's images, or says why not. @param said whether it is told that they are being read */
    void read(WorklistStudy line, Consumer<PriorStudy> then, boolean said) {
        Optional<PriorStudy> already = opened(line);
        if (already.isPresent()) {
            then.accept(already.get());
            return;
        }
        if (said) {
            room.say(Texts.of("prior.reading", HangingTexts.day(line.date())));
        }
        Optional<Study> asked = current;
        CompletableFuture<Study> images = source.read(line);
        images.whenComplete((study, failure) -> Platform.runLater(() -> {
            if (current == asked && asked.isPresent()) {
                arrived(line, Optional.ofNullable(study), failure, said).ifPresent(then);
            }
        }));
    }

    private Optional<PriorStudy> arrived(WorklistStudy line, Optional<Study> study, Throwable failure, boolean said) {
        if (study.isEmpty()) {
            if (said) {
                String why = failure.getCause() == null
                        ? failure.getMessage()
                        : failure.getCause().getMessage();
                room.say(Texts.of("prior.unreadable", HangingTexts.day(line.date()), String.valueOf(why)));
            }
            return Optional.empty();
        }
        PriorStudy prior = PriorStudy.of(line, study.get(), current.orElseThrow());
        if (IdentityDifference.isAnotherPatient(prior.differences())) {
            room.say(Texts.of("prior.otherPatient", HangingTexts.day(line.date())));
            return Optional.empty();
        }
        if (sharesImages(study.get(), current.orElseThrow())) {
            room.say(Texts.of("prior.sameImages", HangingTexts.day(line.date())));
            return Optional.empty();
        }
        if (opened(line).isEmpty()) {
            opened.add(prior);
            opened.sort(Comparator.comparingInt(one -> number(one.line())));
        }
        if (said) {
            room.say("");
        }
        room.changed();
        return opened(line);
    }

    /** One that was asked for anew has another line, which may say more of it. */
    private static boolean areSame(WorklistStudy one, WorklistStudy other) {
        return one.studyInstanceUid().equals(other.studyInstanceUid());
    }

    private Optional<PriorStudy> opened(WorklistStudy line) {
        return opened.stream().filter(prior -> areSame(prior.line(), line)).findFirst();
    }

    private int number(WorklistStudy line) {
        List<WorklistStudy> lines = known.lines();
        return IntStream.range(0, lines.size())
                .filter(number -> areSame(lines.get(number), line))
                .findFirst()
                .orElse(-1);
    }

    /** An image under one UID in both would take the other's marks. */
    private static boolean sharesImages(Study one, Study other) {
        Set<String> uids = new HashSet<>();
        one.series()
                .forEach(series -> series.instances().stream()
                        .map(Instance::sopInstanceUid)
                        .forEach(uids::add));
        return one.studyInstanceUid().equals(other.studyInstanceUid())
                || other.series().stream()
                        .flatMap(series -> series.instances().stream())
                        .anyMatch(image -> uids.contains(image.sopInstanceUid()));
    }
}
