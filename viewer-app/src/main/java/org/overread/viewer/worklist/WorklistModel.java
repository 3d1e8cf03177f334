package org.overread.viewer.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.overread.core.inference.StudyMark;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.worklist.ArchiveAnswer.State;

/**
 * The worklist without its screen: one list from this station and all archives. What is here comes first, archives follow as
 * they answer; an answer to an earlier question is passed over.
 *
 * <p>Thread: one, the screen's.
 */
public final class WorklistModel {
    static final int PAGE = 1000;
    private static final int FROM_AN_ARCHIVE = 1000;

    private final StudySources sources;
    private final Executor screen;
    private final Clock clock;
    private final Runnable changed;
    private final List<WorklistStudy> here = new ArrayList<>();
    private final Map<String, ArchiveAnswer> archives = new LinkedHashMap<>();
    private final List<CompletableFuture<?>> asked = new ArrayList<>();
    private WorklistQuery query = WorklistQuery.ALL;
    private List<WorklistStudy> rows = List.of();
    private Map<String, StudyMark> marks = Map.of();
    private OptionalLong count = OptionalLong.empty();
    private Optional<String> problem = Optional.empty();
    private boolean waiting;
    private int question;
    private int answered;

    /** @param screen where answers are taken; @param changed told when there is something new to show */
    public WorklistModel(StudySources sources, Executor screen, Clock clock, Runnable changed) {
        this.sources = sources;
        this.screen = screen;
        this.clock = clock;
        this.changed = changed;
        sources.archives().forEach(name -> archives.put(name, ArchiveAnswer.of(name, State.NOT_ASKED)));
    }

    /** Asks this station anew; the archives are asked by {@link #askArchives}, when the reader has stopped typing. */
    public void ask(WorklistQuery wanted) {
        boolean sameStudies = wanted.sameStudies(query);
        query = wanted;
        question++;
        List.copyOf(asked).forEach(answer -> answer.cancel(true));
        asked.clear();
        problem = Optional.empty();
        count = OptionalLong.empty();
        if (!sameStudies) {
            archives.replaceAll((name, answer) -> ArchiveAnswer.of(name, State.NOT_ASKED));
        }
        waiting = false;
        load(0);
        follow(sources.count(query.page(today(), 0, PAGE)), found -> count = OptionalLong.of(found), why -> {});
    }

    /** Whether what is looked for now is narrow enough to ask archives. */
    boolean isForArchives() {
        return query.forArchives(today());
    }

    /** Asks those archives that have not answered this question, if it is narrow enough. */
    public void askArchives() {
        if (!isForArchives()) {
            return;
        }
        archives.replaceAll((name, answer) -> {
            if (answer.state() == State.FOUND) {
                return answer;
            }
            follow(
                    sources.in(name, query.page(today(), 0, FROM_AN_ARCHIVE)),
                    found -> {
                        archives.put(name, new ArchiveAnswer(name, State.FOUND, found, ""));
                        rows = merged();
                    },
                    why -> archives.put(name, new ArchiveAnswer(name, State.FAILED, List.of(), why)));
            return ArchiveAnswer.of(name, State.SEARCHING);
        });
        changed.run();
    }

    /** Loads more of what is here, where there is more: the reader has come to the end of what is loaded. */
    public void more() {
        if (!waiting && !here.isEmpty() && here.size() % PAGE == 0) {
            load(here.size());
        }
    }

    private void load(int offset) {
        waiting = true;
        follow(
                sources.here(query.page(today(), offset, PAGE)),
                found -> {
                    waiting = false;
                    if (offset == 0) {
                        here.clear();
                        answered = question;
                    }
                    here.addAll(found);
                    rows = merged();
                },
                why -> {
                    waiting = false;
                    here.clear();
                    answered = question;
                    rows = merged();
                    problem = Optional.of(why);
                });
    }

    private interface Taking<T> {
        void take(T answer);
    }

    private <T> void follow(CompletableFuture<T> answer, Taking<T> found, Taking<String> failed) {
        int mine = question;
        asked.add(answer);
        answer.whenCompleteAsync(
                (value, failure) -> {
                    asked.remove(answer);
                    if (mine == question) {
                        if (failure == null) {
                            found.take(value);
                        } else {
                            failed.take(reason(failure));
                        }
                        changed.run();
                    }
                },
                screen);
    }

    /** What is here, and of what archives have all that is not here in full. */
    private List<WorklistStudy> merged() {
        Map<List<String>, WorklistStudy> local = new HashMap<>();
        here.forEach(study -> local.put(identity(study), study));
        List<WorklistStudy> all = new ArrayList<>(here);
        archives.values().stream()
                .flatMap(answer -> answer.found().stream())
                .filter(study -> Optional.ofNullable(local.get(identity(study)))
                        .filter(known -> known.images() >= study.images())
                        .isEmpty())
                .forEach(all::add);
        if (all.size() > here.size()) {
            all.sort(WorklistOrder.of(query.order(), query.ascending()));
        }
        marks = sources.aiMarks();
        all.sort(Comparator.comparing(this::urgency));
        return List.copyOf(all);
    }

    /** What a model calls urgent stands first, among itself and behind it in the reader's order. */
    private int urgency(WorklistStudy study) {
        return mark(study).filter(StudyMark::urgent).map(StudyMark::ordinal).orElse(StudyMark.values().length);
    }

    /** What models say of a study that is on this machine. */
    public Optional<StudyMark> mark(WorklistStudy study) {
        return study.local() ? Optional.ofNullable(marks.get(study.studyInstanceUid())) : Optional.empty();
    }

    /** Models say something else. */
    void marksChanged() {
        if (!sources.aiMarks().equals(marks)) {
            rows = merged();
            changed.run();
        }
    }

    /** One UID with two patients is two studies. */
    private static List<String> identity(WorklistStudy study) {
        return List.of(study.studyInstanceUid(), study.patient().id().strip());
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    public WorklistQuery query() {
        return query;
    }

    public List<WorklistStudy> rows() {
        return rows;
    }

    /** Which question the list answers: another number, another question. */
    int answered() {
        return answered;
    }

    /** Whether the list answers what was asked last. */
    boolean isAnswered() {
        return answered == question;
    }

    /** How many studies that match are on this machine; empty until it is known. */
    public OptionalLong count() {
        return count;
    }

    public List<ArchiveAnswer> archives() {
        return List.copyOf(archives.values());
    }

    /** Why this station's own studies cannot be listed; empty while they can. */
    public Optional<String> problem() {
        return problem;
    }
}
