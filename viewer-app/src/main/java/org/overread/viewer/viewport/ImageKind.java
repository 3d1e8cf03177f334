package org.overread.viewer.viewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.overread.core.dicom.DataSet;
import org.overread.core.dicom.Tag;
import org.overread.core.image.GreyFrame;
import org.overread.core.image.PixelPadding;
import org.overread.core.image.VoiTransformation;
import org.overread.viewer.theme.Texts;

/** What kind of image it is, where it is none as the device acquired it, and whether values of it are hidden. */
final class ImageKind {
    /** Secondary Capture Image Storage, and below it those of several frames. */
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    static List<ImageNote> notes(PaintedFrame frame) {
        DataSet header = frame.request().frame().instance().header();
        List<ImageNote> notes = new ArrayList<>();
        String intent = header.string(Tag.PresentationIntentType).orElse("");
        if (intent.equals("FOR PROCESSING")) {
            notes.add(ImageNote.caution(Texts.of("image.forProcessing")));
        }
        if (isCapture(frame.request().frame().instance().sopClassUid())) {
            notes.add(ImageNote.caution(Texts.of("image.secondaryCapture")));
        } else if (isDerived(header) && !intent.equals("FOR PRESENTATION")) {
            // a projection radiograph for presentation is always derived, of the one for processing
            notes.add(ImageNote.remark(derived(header)));
        }
        hidden(frame).ifPresent(notes::add);
        return notes;
    }

    private static boolean isCapture(String sopClass) {
        return sopClass.equals(SECONDARY_CAPTURE) || sopClass.startsWith(SECONDARY_CAPTURE + ".");
    }

    private static boolean isDerived(DataSet header) {
        List<String> type = header.strings(Tag.ImageType);
        return !type.isEmpty() && type.getFirst().equals("DERIVED");
    }

    private static String derived(DataSet header) {
        String how = header.string(Tag.DerivationDescription).orElse("").strip();
        return how.isEmpty() ? Texts.of("image.derived") : Texts.of("image.derivedHow", how);
    }

    /** Padding is shown black; that hides something where the window would not have made it black. */
    private static Optional<ImageNote> hidden(PaintedFrame frame) {
        Optional<PixelPadding> padding = frame.request().frame().facts().padding();
        if (padding.isEmpty() || frame.window().isEmpty() || !(frame.pixels().orElse(null) instanceof GreyFrame grey)) {
            return Optional.empty();
        }
        PixelPadding none = padding.get();
        boolean seen = isSeen(frame, grey, none.least()) || isSeen(frame, grey, none.greatest());
        return seen
                ? Optional.of(ImageNote.caution(
                        Texts.of("image.padding", Texts.number(none.least(), 0), Texts.number(none.greatest(), 0))))
                : Optional.empty();
    }

    private static boolean isSeen(PaintedFrame frame, GreyFrame grey, double stored) {
        VoiTransformation window = frame.window().orElseThrow();
        boolean opposite = frame.request().presentation().inverted();
        Shades.Recipe recipe = frame.request().frame().facts().recipe(window, opposite);
        return recipe.level(grey.modalityLut().apply(stored)) >= 1;
    }

    private ImageKind() {}
}
