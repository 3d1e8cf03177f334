package org.overread.viewer.presentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.image.FrameRef;
import org.overread.core.presentation.DisplayedArea;
import org.overread.core.presentation.PresentationIdentity;
import org.overread.core.presentation.PresentationState;
import org.overread.core.presentation.PresentationStateKind;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.ImageNote;
import org.overread.viewer.viewport.PaintedFrame;
import org.overread.viewer.viewport.ShownState;

/** Presentation states in words: which it is, who made it when, and what of it is not shown. */
final class StateWriting {
    private static final int DATE = 8;

    static String name(PresentationState state) {
        PresentationIdentity identity = state.identity();
        return identity.label().filter(label -> !label.isBlank()).orElse(Texts.of("state.noLabel"));
    }

    /** Description, creator and day, as far as they are known. */
    static String origin(PresentationState state) {
        PresentationIdentity identity = state.identity();
        return String.join(
                "  ·  ",
                Stream.of(
                                identity.description(),
                                Optional.of(identity.creator()
                                        .map(StateWriting::person)
                                        .orElse(Texts.of("state.noCreator"))),
                                Optional.of(identity.creationDate()
                                        .map(StateWriting::day)
                                        .orElse(Texts.of("state.noDate"))))
                        .flatMap(Optional::stream)
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    /** What stands on an image as long as it is shown by a state. */
    static List<ImageNote> notes(ShownState shown, PaintedFrame painted) {
        PresentationState state = shown.state();
        FrameRef frame = painted.ref();
        List<ImageNote> notes = new ArrayList<>();
        notes.add(ImageNote.caution(Texts.of("state.shown", name(state), origin(state))));
        if (shown.windowByReader()) {
            notes.add(ImageNote.caution(Texts.of("state.windowed")));
        }
        if (!state.shutters().shutters().isEmpty()) {
            notes.add(ImageNote.caution(Texts.of("state.shutter")));
        }
        List<String> missing = missing(state, frame, painted.geometry().pixelAspect());
        if (!missing.isEmpty()) {
            notes.add(ImageNote.caution(Texts.of("state.missing", String.join(", ", missing))));
        }
        return notes;
    }

    /** What of a state is not shown on a frame. @param pixelAspect height over width of a pixel as it is shown */
    static List<String> missing(PresentationState state, FrameRef frame, double pixelAspect) {
        List<String> missing = new ArrayList<>();
        Optional<DisplayedArea> area = state.area(frame);
        add(missing, state.paletteColours(), "state.missing.palette");
        add(missing, state.iccProfile(), "state.missing.icc");
        add(missing, !state.masks().isEmpty(), "state.missing.masks");
        add(
                missing,
                area.filter(one -> one.sizeMode() == DisplayedArea.SizeMode.TRUE_SIZE)
                        .isPresent(),
                "state.missing.trueSize");
        add(missing, area.filter(one -> StateLook.otherPixels(one, pixelAspect)).isPresent(), "state.missing.aspect");
        long compounds = state.annotations(frame).stream()
                .flatMap(one -> one.compounds().stream())
                .filter(one -> one.instance().isEmpty())
                .count();
        if (compounds > 0) {
            missing.add(Texts.of("state.missing.compounds", compounds));
        }
        if (!StateGraphics.allDrawn(state, frame)) {
            missing.add(Texts.of("state.missing.graphics"));
        }
        if (!state.problems().isEmpty()) {
            missing.add(Texts.of("state.missing.unreadable", state.problems().size()));
        }
        return missing;
    }

    private static void add(List<String> missing, boolean is, String key) {
        if (is) {
            missing.add(Texts.of(key));
        }
    }

    /** Why a state cannot be shown at all on a frame; empty where it can. */
    static Optional<String> refusal(PresentationState state, FrameRef frame) {
        if (state.identity().kind() == PresentationStateKind.BLENDING) {
            return Optional.of(Texts.of("state.refused.blending", name(state)));
        }
        return state.appliesTo(frame)
                ? Optional.empty()
                : Optional.of(Texts.of("state.refused.otherImages", name(state)));
    }

    private static String person(String personName) {
        return personName.split("=", 2)[0].replaceAll("\\^+", " ").strip();
    }

    private static String day(String date) {
        return date.length() == DATE
                ? date.substring(0, 4) + "-" + date.substring(4, 6) + "-" + date.substring(6)
                : date;
    }

    private StateWriting() {}
}
