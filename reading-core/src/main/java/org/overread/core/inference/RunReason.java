package org.overread.core.inference;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Why a run gave no result, or gives none yet, by a code, so that a screen can say it in its language; what is recorded is
 * said in English. Carries no patient data.
 *
 * @param values what the words are filled with: texts, numbers (Double), other reasons as parts of the sentence
 */
public record RunReason(Code code, List<Object> values) {

    /** What there is to say, and the parts that sentences are put together from, with English words for it. */
    public enum Code {
        /** Words of no code, such as what is wrong with a package's manifest. */
        SAID("{0}"),
        /** A reason, and why it is one by the words of the model's package. */
        BECAUSE("{0} ({1})"),

        ATTRIBUTE_IS("the {0} is {1}, {2}"),
        ATTRIBUTE_UNFIT("the {0} does not fit, {1}"),
        ATTRIBUTE_UNSTATED("the {0} is not stated, {1}"),
        ANOTHER("another"),
        MODEL_IS_FOR("this model is for {0}"),
        MODEL_IS_FOR_NOT("this model is for {0}, not for {1}"),
        MODALITY("modality"),
        BODY_PART("body part"),
        SERIES_DESCRIPTION("series description"),
        IMAGE_TYPE("image type"),
        SCANNING_SEQUENCE("scanning sequence"),
        VIEW("view"),
        SIDE("side"),
        CONVOLUTION_KERNEL("convolution kernel"),
        MANUFACTURER("manufacturer"),
        SEX("patient''s sex"),

        CONTRAST_UNSTATED("whether the images are with contrast agent is not stated, this model is for images {0}"),
        CONTRAST_GIVEN("the images are with contrast agent, this model is for images {0}"),
        CONTRAST_NOT_GIVEN("the images are without contrast agent, this model is for images {0}"),
        WITH("with"),
        WITHOUT("without"),
        WITH_OR_WITHOUT("with or without"),

        QUANTITY_IS("{0}, this model needs {1}"),
        QUANTITY_UNSTATED("{0} is not stated, this model needs {1}"),
        AGE("the patient''s age"),
        AGE_IS("the patient is {0} old"),
        THICKNESS("the slice thickness"),
        THICKNESS_IS("the slices are {0} thick"),
        SPACING("the distance of the slices"),
        SPACING_IS("the slices are {0} apart"),
        PIXELS("the pixel spacing"),
        PIXELS_ARE("the pixels are {0} apart"),
        COVERAGE("the extent of the slices"),
        COVERAGE_IS("the slices cover {0}"),
        ECHO_TIME("the echo time"),
        ECHO_TIME_IS("the echo time is {0}"),
        REPETITION_TIME("the repetition time"),
        REPETITION_TIME_IS("the repetition time is {0}"),
        INVERSION_TIME("the inversion time"),
        INVERSION_TIME_IS("the inversion time is {0}"),
        OR_LESS("{0} or less"),
        OR_MORE("{0} or more"),
        FROM_TO("{0} to {1}"),
        MILLIMETRES("{0,number,0.##} mm"),
        MILLISECONDS("{0,number,0.##} ms"),
        YEARS("{0,choice,0#{0,number,0.##} years|1#1 year|1<{0,number,0.##} years}"),
        MONTHS("{0,choice,0#{0,number,0.##} months|1#1 month|1<{0,number,0.##} months}"),
        DAYS("{0,choice,0#{0,number,0.##} days|1#1 day|1<{0,number,0.##} days}"),

        NO_IMAGES("the series has no images"),
        NO_VOLUME("the series is not a volume"),
        /** With what is warned of, in English. */
        NO_VOLUME_FOR("the series is not a volume: {0}"),
        LOCALIZER("the series is a localizer"),
        NOT_HOUNSFIELD("the values of the images are not Hounsfield units"),
        NO_POSITION("the images have no position in the patient"),
        NO_LUNGS("no lungs were found in the series"),
        NO_INTRACRANIAL_SPACE("no intracranial space was found in the series"),
        NO_IMAGE_FOR_MODEL("the series has no image that the model is for"),
        COLOURS("the image has colours, which the model does not take"),

        CHANNEL("channel {0}: {1}"),
        CHANNELS_MISSING("the model needs a series for each of its channels"),
        NO_SERIES_FITS("no series fits; {0}: {1}"),
        NO_OTHER_SERIES("the study has no other series of modality {0}"),
        ALL_TAKEN("every series that fits is another channel''s"),
        OTHER_SPACE("its frame of reference is not that of {0}"),
        OTHER_SPACE_THAN_FIRST("its frame of reference is not that of the first channel"),
        OTHER_GRID("its grid is not that of {0}"),
        COVERS_SOME("it covers {0,number,0} % of {1}, this model needs some of it"),
        COVERS_LESS("it covers {0,number,0} % of {1}, this model needs {2,number,0} % or more"),

        SUSPENDED("the site has suspended this model"),
        WAITS_FOR_MEMORY("waits for memory that an earlier run has not given back"),
        LATE("no result within {0,number,0} s; the study is read without it"),
        ABANDONED("no result after {0,number,0} s; the run was abandoned"),
        CANCELLED("cancelled"),
        MEMORY_NOT_FREED("no memory became free within {0,number,0} s: an earlier run still holds it"),
        HEAP_TOO_SMALL("the model would need about {0,number,0} MiB of memory for this series;"
                + " models may take {1,number,0} MiB"),
        NATIVE_TOO_SMALL("the model would need about {0,number,0} MiB of memory outside the heap for this series;"
                + " models may take {1,number,0} MiB"),
        OUT_OF_MEMORY("not enough memory for this model and series"),
        SERIES_TOO_LARGE("the series is too large for this model"),
        /** With what a decoder or reader says, in English. */
        UNREADABLE("the series cannot be read: {0}"),
        /** With the kind of trouble. */
        UNREADABLE_FILE("the series cannot be read ({0})"),
        UNEXPECTED("unexpected error ({0})"),

        RUNTIME_FAILED("ONNX Runtime could not run the model ({0})"),
        RUNTIME_REFUSES("ONNX Runtime refuses the model on {0} ({1})"),
        OUTPUT_NOT_FINITE("the model''s output is not finite"),
        OUTPUT_SHAPE("the model''s output is not of its input''s shape"),
        OUTPUT_NO_TENSOR("an output of the model is no tensor"),
        OUTPUT_TYPE("an output of the model is of type {0}"),
        SEGMENTATION_SHAPE("the model''s segmentation is not of its input''s shape"),
        MAP_SHAPE("the model''s map is not of the shape [1, channels, rows, columns]"),
        POINTS_SHAPE("the model''s points are not of the shape [N, {0,number,0}]"),
        LABEL_POINTS_SHAPE("the model''s points are not of the shape [labels, {0,number,0} or {1,number,0}]"),
        POINT_REPEATED("the model gives a key point in several patches, and no score to choose by"),
        BOXES_SHAPE("the model''s boxes are not of the shape [N, {0,number,0}]"),
        BOXES_UNSCORED("the boxes have no scores"),
        BOXES_AND_SCORES("the model gives other numbers of boxes and of scores"),
        LABEL_UNSCORED("the model gives no score for a label"),
        VALUES_PER_LABEL("the model gives {0,number,0} values, not one for each label");

        private final String english;

        Code(String english) {
            this.english = english;
        }
    }

    public RunReason {
        values = List.copyOf(values);
    }

    /** @param values whole numbers are taken as Double, as they are stored */
    public static RunReason of(Code code, Object... values) {
        return new RunReason(
                code,
                Arrays.stream(values)
                        .map(value -> value instanceof Number number ? (Object) number.doubleValue() : value)
                        .toList());
    }

    /** In words of no code. */
    public static RunReason said(String words) {
        return of(Code.SAID, words);
    }

    /** Whether a screen has words of its own for it. */
    public boolean worded() {
        return code != Code.SAID;
    }

    /** In English, as it is recorded and as the command line says it. */
    public String english() {
        Object[] written = values.stream()
                .map(value -> value instanceof RunReason part ? part.english() : value)
                .toArray();
        return new MessageFormat(code.english, Locale.ROOT).format(written);
    }
}
