package org.overread.viewer.hanging;

import java.util.List;
import java.util.Optional;
import org.overread.core.hanging.HangingProtocols;
import org.overread.core.hanging.HungCell;
import org.overread.core.hanging.HungStep;
import org.overread.core.hanging.MatchingProtocol;
import org.overread.core.hanging.StudyToHang;

/** Which protocols are for a study, by which of them it is hung, and at which of its steps the reader is. Thread: JavaFX. */
public final class ProtocolSteps {
    private final HangingSources.Choices choices;
    private List<MatchingProtocol> matching = List.of();
    private Optional<MatchingProtocol> protocol = Optional.empty();
    private List<HungStep> steps = List.of();
    private int at;

    /** @param choices which protocol the reader has chosen for studies of a kind */
    ProtocolSteps(HangingSources.Choices choices) {
        this.choices = choices;
    }

    void clear() {
        matching = List.of();
        protocol = Optional.empty();
        steps = List.of();
    }

    /** Takes the protocol that the reader has chosen for such studies, else the best. Whether it has a step for this one. */
    boolean find(HangingProtocols protocols, StudyToHang study) {
        matching = protocols.matching(study);
        String chosen = matching.isEmpty() ? "" : choices.chosen(study.kind());
        protocol = matching.stream()
                .filter(one -> one.protocol().id().equals(chosen))
                .findFirst()
                .or(() -> matching.stream().findFirst());
        steps = protocol.map(one -> HungStep.of(one.protocol(), study)).orElse(List.of());
        at = 0;
        return !steps.isEmpty();
    }

    /** Hangs by another protocol from now on, this study and those like it. */
    void choose(MatchingProtocol chosen, StudyToHang study) {
        protocol = Optional.of(chosen);
        steps = HungStep.of(chosen.protocol(), study);
        at = 0;
        choices.choose(study.kind(), chosen.protocol().id());
    }

    /** More is there to be hung: the reader stays at his step. */
    void renew(StudyToHang study) {
        Optional<String> name = current().map(step -> step.step().name());
        steps = protocol.map(one -> HungStep.of(one.protocol(), study)).orElse(List.of());
        List<String> names = steps.stream().map(step -> step.step().name()).toList();
        at = Math.max(0, name.map(names::indexOf).orElse(0));
    }

    /** Whether the first step has images of the study. */
    boolean hangsSomething() {
        return !steps.isEmpty() && steps.getFirst().cells().stream().anyMatch(HungCell.Shown.class::isInstance);
    }

    /** Protocols for the study, the best first. */
    public List<MatchingProtocol> matching() {
        return matching;
    }

    public Optional<MatchingProtocol> protocol() {
        return protocol;
    }

    /** The step that the study is hung by; empty where no protocol is for it. */
    public Optional<HungStep> current() {
        return step(at);
    }

    Optional<HungStep> next() {
        return step(at + 1);
    }

    /** Goes some steps on, or back as far as the first. @return false after the last step */
    boolean go(int by) {
        if (at + by >= steps.size()) {
            return false;
        }
        at = Math.max(0, at + by);
        return true;
    }

    void goToFirst() {
        at = 0;
    }

    /** The current step's number, from 1. */
    int number() {
        return at + 1;
    }

    int size() {
        return steps.size();
    }

    private Optional<HungStep> step(int number) {
        return number < steps.size() ? Optional.of(steps.get(number)) : Optional.empty();
    }
}
