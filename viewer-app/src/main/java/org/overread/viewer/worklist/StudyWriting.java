package org.overread.viewer.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.overread.core.inference.StudyMark;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.theme.Texts;

/** How a study stands in the worklist. What is unknown stays empty, or is said to be unknown where a patient is named. */
final class StudyWriting {

    static String name(WorklistStudy study) {
        String[] groups = study.patient().name().split("=", -1);
        for (String group : groups) {
            String name = String.join(" ", group.replaceFirst("\\^", ", ").split("[\\^ ]+"))
                    .replaceFirst(",? *$", "")
                    .strip();
            if (!name.isEmpty()) {
                return name;
            }
        }
        return Texts.of("worklist.noName");
    }

    static String id(WorklistStudy study) {
        return study.patient().id();
    }

    static String accession(WorklistStudy study) {
        return study.accessionNumber().orElse("");
    }

    /** "2010-02-27  14:30"; a date that is no DA as it is. */
    static String when(WorklistStudy study) {
        String time = study.time()
                .filter(tm -> tm.matches("\\d{4}.*"))
                .map(tm -> "  " + tm.substring(0, 2) + ":" + tm.substring(2, 4))
                .orElse("");
        return study.date().map(StudyWriting::day).orElse("") + time;
    }

    private static String day(String da) {
        return Texts.date(da);
    }

    static String modalities(WorklistStudy study) {
        return String.join(" ", study.modalities());
    }

    static String images(WorklistStudy study) {
        return study.images() == 0 ? "" : Integer.toString(study.images());
    }

    static String where(WorklistStudy study) {
        return study.local() ? Texts.of("worklist.here") : study.source();
    }

    static String ai(Optional<StudyMark> mark) {
        return mark.map(one -> Texts.of("worklist.ai." + one)).orElse("");
    }

    /** Birth date and sex as the banner has them. */
    static String person(WorklistStudy study) {
        return Texts.of(
                "worklist.person",
                study.patient().birthDate().map(StudyWriting::day).orElse(Texts.of("worklist.unknown")),
                study.patient().sex().filter(sex -> !sex.isBlank()).orElse(Texts.of("worklist.unknown")));
    }

    /** "1 204 here  ·  PACS: 12 found  ·  VNA: failed, no answer". */
    static String standing(WorklistModel model) {
        StringBuilder line = new StringBuilder(model.problem()
                .map(why -> Texts.of("worklist.hereFailed", why))
                .orElseGet(() -> model.count().isPresent()
                        ? Texts.of("worklist.foundHere", model.count().getAsLong())
                        : Texts.of("worklist.lookingHere")));
        model.archives().forEach(answer -> line.append("   ·   ").append(standing(model, answer)));
        return line.toString();
    }

    /** Whether something of what was asked is not known: an empty list is no answer then. */
    static boolean failed(WorklistModel model) {
        return model.problem().isPresent()
                || model.archives().stream().anyMatch(answer -> answer.state() == ArchiveAnswer.State.FAILED);
    }

    /** What an empty list says: that nothing was found only where everything was searched. */
    static String nothingListed(WorklistModel model) {
        if (failed(model)) {
            List<String> reasons = new ArrayList<>();
            model.problem().ifPresent(why -> reasons.add(Texts.of("worklist.hereFailed", why)));
            model.archives().stream()
                    .filter(answer -> answer.state() == ArchiveAnswer.State.FAILED)
                    .forEach(answer -> reasons.add(reason(answer)));
            return Texts.of("worklist.notSearched", String.join("\n", reasons));
        }
        boolean asking = model.isForArchives() && stands(model, ArchiveAnswer.State.NOT_ASKED);
        if (model.count().isEmpty() || asking || stands(model, ArchiveAnswer.State.SEARCHING)) {
            return Texts.of("worklist.stillSearching");
        }
        String archives = model.archives().stream().map(ArchiveAnswer::archive).collect(Collectors.joining(", "));
        if (stands(model, ArchiveAnswer.State.NOT_ASKED) && !model.query().sameStudies(WorklistQuery.ALL)) {
            return Texts.of("worklist.noneHere", archives);
        }
        return model.query().sameStudies(WorklistQuery.ALL)
                ? Texts.of(archives.isEmpty() ? "worklist.empty" : "worklist.emptyHere", archives)
                : Texts.of("worklist.none");
    }

    private static boolean stands(WorklistModel model, ArchiveAnswer.State state) {
        return model.archives().stream().anyMatch(answer -> answer.state() == state);
    }

    private static String standing(WorklistModel model, ArchiveAnswer answer) {
        return switch (answer.state()) {
            case NOT_ASKED -> Texts.of("worklist.notAsked", answer.archive());
            case SEARCHING -> Texts.of("worklist.searching", answer.archive());
            case FOUND ->
                Texts.of("worklist.found", answer.archive(), answer.found().size());
            case FAILED ->
                // where the list is empty it says why itself
                model.rows().isEmpty()
                        ? Texts.of("worklist.failedBelow", answer.archive())
                        : Texts.of("worklist.failed", reason(answer));
        };
    }

    /** A reason that names its archive already names it once. */
    private static String reason(ArchiveAnswer answer) {
        return Optional.of(answer.why())
                .filter(why -> why.startsWith(answer.archive()))
                .orElse(answer.archive() + ": " + answer.why());
    }

    private StudyWriting() {}
}
