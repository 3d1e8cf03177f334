package org.overread.viewer.keyimages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.overread.core.keyimage.KeyImage;
import org.overread.viewer.theme.Texts;
import org.overread.viewer.viewport.ImageNote;

/** Key images in words. */
final class KeyImageWriting {
    private static final int DATE = 8;

    /** What stands on an image: own mark first, then what others say of it; what is not to be used is a caution. */
    static List<ImageNote> notes(Optional<KeyImage> own, List<KeyImage> readers, List<OthersKeyImages.Picked> others) {
        List<ImageNote> notes = new ArrayList<>();
        own.ifPresent(mark -> notes.add(ImageNote.remark(Texts.of("keyimage.own"))));
        readers.forEach(mark -> notes.add(
                ImageNote.remark(Texts.of("keyimage.reader", name(mark.reader().personName())))));
        others.forEach(one -> notes.add(
                one.rejects()
                        ? ImageNote.caution(Texts.of("keyimage.rejected", words(one)))
                        : ImageNote.remark(Texts.of("keyimage.others", words(one)))));
        return notes;
    }

    private static String words(OthersKeyImages.Picked one) {
        return String.join(
                "  ·  ",
                Stream.of(
                                Optional.of(one.title().orElse(Texts.of("keyimage.noTitle"))),
                                Optional.of(
                                        one.author().map(KeyImageWriting::name).orElse(Texts.of("measure.unknown"))),
                                one.date().map(KeyImageWriting::date),
                                one.description())
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static String name(String personName) {
        return personName.split("=", 2)[0].replaceAll("\\^+", " ").strip();
    }

    private static String date(String day) {
        return day.length() == DATE ? day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6) : day;
    }

    private KeyImageWriting() {}
}
