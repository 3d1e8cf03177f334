package org.overread.viewer.reading;

import java.util.List;
import java.util.stream.Stream;
import org.overread.core.hanging.MatchingProtocol;
import org.overread.core.worklist.WorklistStudy;
import org.overread.viewer.hanging.Hanging;
import org.overread.viewer.hanging.HangingTexts;
import org.overread.viewer.hanging.PriorWriting;
import org.overread.viewer.palette.PaletteEntry;
import org.overread.viewer.palette.PaletteSource;
import org.overread.viewer.theme.Texts;

/** The hanging protocols that fit the study on screen, and its priors, for the command palette. */
record HangingPalette(Hanging hanging) implements PaletteSource {
    @Override
    public List<PaletteEntry> entries() {
        return Stream.concat(
                        hanging.steps().matching().stream().map(this::protocol),
                        hanging.priors().known().stream().map(this::prior))
                .toList();
    }

    private PaletteEntry protocol(MatchingProtocol one) {
        return new PaletteEntry(
                "protocol." + one.protocol().id(),
                HangingTexts.name(one.protocol()),
                Texts.of("hanging.title"),
                "",
                inEveryLanguage("hanging.title"),
                () -> hanging.choose(one));
    }

    private PaletteEntry prior(WorklistStudy line) {
        return new PaletteEntry(
                "prior." + line.studyInstanceUid(),
                PriorWriting.title(line),
                Texts.of("prior.title"),
                "",
                inEveryLanguage("prior.title"),
                () -> hanging.showBeside(line));
    }

    private static List<String> inEveryLanguage(String key) {
        return Texts.LANGUAGES.stream().map(language -> Texts.in(language, key)).toList();
    }
}
