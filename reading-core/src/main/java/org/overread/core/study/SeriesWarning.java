package org.overread.core.study;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a reader must know about a series, by a code, so that a screen can say it in its language.
 *
 * @param values what the words are filled with: numbers, texts, lists of texts, other warnings
 */
public record SeriesWarning(Code code, List<Object> values) {

    /** What there is to warn of, with English words for it. */
    public enum Code {
        /** Of an image or of all of the study, in words. */
        NOTE("{0}"),
        /** Of one stack of the series, which is named. */
        STACK("{0}: {1}"),
        MORE("{0,number,0} more warnings on single stacks"),
        OTHER_PATIENT("conflicting patient identity: other instances of this Study Instance UID name another patient"),
        IDENTITY_DIFFERS("conflicting patient identity: instances of this study differ in {0}"),
        NO_PLACE("{0,number,0} of {1,number,0} images have no position in the patient"),
        ORIENTATIONS("images of {0,number,0} orientations"),
        SIZES("images of {0,number,0} sizes"),
        SPACINGS("images of {0,number,0} pixel spacings"),
        FRAMES_OF_REFERENCE("images of {0,number,0} frames of reference"),
        SAME_PLACE("{0,number,0} stacks of slices in the same place, told apart by {1}; they follow each other"),
        FEWER_SLICES("{0,number,0} of them {0,choice,1#has|1<have} fewer than {1,number,0} slices"),
        NOT_OF_VOLUME_ONE("image {0} is no part of the volume of {1,number,0} slices"),
        NOT_OF_VOLUME("images {0} are no part of the volume of {1,number,0} slices"),
        NOT_OF_VOLUME_MORE("images {0} and {2,number,0} more are no part of the volume of {1,number,0} slices"),
        REPEATED("{0,choice,1#1 image lies|1<{0,number,0} images lie} where another image of the series lies"
                + " (phases, echoes or repetitions)"),
        MISSING("{0,choice,1#1 slice is|1<{0,number,0} slices are} missing between {1,number,0.0} and"
                + " {2,number,0.0} mm from the first slice"),
        MISSING_ELSEWHERE("slices are missing in {0,number,0} more places"),
        UNEVEN("uneven slice spacing, {0,number,0.00} to {1,number,0.00} mm"),
        TILTED("slices are stacked at an angle of {0,number,0.0}° (gantry tilt)"),
        SHIFTED("slices are shifted against each other by up to {0,number,0.0} mm"),
        GAP("{0,number,0.0} mm between neighbouring slices are not imaged ({1,number,0.0} mm slices every"
                + " {2,number,0.0} mm)"),
        UNITS("{0,number,0} of {1,number,0} slices are in another unit than the others, or not rescaled to it"),
        OTHER_SPACE("these slices lie in a space of their own, not in the patient''s"),
        NO_PIXELS("{0,choice,1#1 image|1<{0,number,0} images} without pixel data");

        private final String english;

        Code(String english) {
            this.english = english;
        }
    }

    public SeriesWarning {
        values = List.copyOf(values);
    }

    public static SeriesWarning of(Code code, Object... values) {
        return new SeriesWarning(code, Arrays.asList(values));
    }

    /** Said in words of no code. */
    public static SeriesWarning note(String words) {
        return of(Code.NOTE, words);
    }

    /** In English, as the command line and logs say it. */
    public String english() {
        Object[] written = values.stream()
                .map(value -> switch (value) {
                    case SeriesWarning inner -> inner.english();
                    case List<?> list ->
                        String.join(
                                " and ", list.stream().map(Objects::toString).toList());
                    default -> value;
                })
                .toArray();
        return new MessageFormat(code.english, Locale.ROOT).format(written);
    }

    static List<String> english(List<SeriesWarning> warnings) {
        return warnings.stream().map(SeriesWarning::english).toList();
    }
}
