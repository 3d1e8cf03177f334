package org.overread.viewer.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.overread.core.hanging.HangingFiles;
import org.overread.core.hanging.HangingProtocol;
import org.overread.core.study.SeriesWarning;
import org.overread.core.study.StackWords;
import org.overread.viewer.viewport.SeriesText;

class LanguagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d");

    private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);

    @AfterEach
    void asBefore() {
        Locale.setDefault(Locale.Category.DISPLAY, before);
    }

    @Test
    void germanSaysAllThatEnglishSaysWithTheSameValuesInIt() throws IOException {
        Map<Object, Object> english = texts("texts.properties");
        Map<Object, Object> german = texts("texts_de.properties");

        assertThat(german.keySet())
                .as("texts_de.properties has the keys of texts.properties")
                .isEqualTo(english.keySet());
        assertThat(german.values()).noneMatch(text -> text.toString().isBlank());
        english.forEach((key, text) ->
                assertThat(placeholders(german.get(key))).as(key.toString()).isEqualTo(placeholders(text)));
    }

    @Test
    void everyTextCanBeWritten() throws IOException {
        for (Object key : texts("texts.properties").keySet()) {
            for (Locale language : Texts.LANGUAGES) {
                assertThat(Texts.in(language, key.toString(), 2, 3, 4, 5))
                        .as(key.toString())
                        .doesNotContain("{");
            }
        }
    }

    /** "1,024" is read as a decimal fraction in the one language, "1.024" in the other. */
    @Test
    void slicesFramesAndImagesAreNumberedAndCountedWithoutSeparators() {
        for (Locale language : Texts.LANGUAGES) {
            for (String key :
                    List.of("unread.frame", "mpr.slice", "keyimage.at", "measure.ofSegment", "series.images")) {
                assertThat(Texts.in(language, key, 1024, 2048)).as(key).contains("1024");
            }
            assertThat(Texts.in(language, "mpr.loading", 0, 1024))
                    .contains(" 0 ")
                    .contains("1024");
            assertThat(Texts.in(language, "fusion.loading", "PET", 1024, 2048))
                    .contains("1024")
                    .contains("2048");
        }
    }

    @Test
    void numbersAndDatesAreWrittenAsTheLanguageWritesThem() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
        assertThat(Texts.number(-17.25, 2)).isEqualTo("−17,25");
        assertThat(Texts.date("20100227")).isEqualTo("27.02.2010");
        assertThat(Texts.of("worklist.title")).isEqualTo("Arbeitsliste");

        Locale.setDefault(Locale.Category.DISPLAY, Locale.US);
        assertThat(Texts.number(-17.25, 2)).isEqualTo("−17.25");
        assertThat(Texts.date("20100227")).isEqualTo("2010-02-27");
        assertThat(Texts.date("2010")).isEqualTo("2010");
    }

    @Test
    void aPlatformInAnotherLanguageHasEnglish() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.FRANCE);

        assertThat(Texts.of("worklist.title")).isEqualTo("Worklist");
        assertThat(Texts.number(1.5, 1)).isEqualTo("1.5");
    }

    /** Protocols that are shipped are called on the screen by their id and the number of their step. */
    @Test
    void everyShippedHangingProtocolAndStepHasItsNameInTheTexts() {
        for (HangingProtocol protocol : HangingFiles.shipped().protocols()) {
            String key = "protocol." + protocol.id();
            assertThat(Texts.in(Locale.ENGLISH, key)).isEqualTo(protocol.name());
            for (int step = 1; step <= protocol.steps().size(); step++) {
                assertThat(Texts.in(Locale.ENGLISH, key + "." + step))
                        .isEqualTo(protocol.steps().get(step - 1).name());
            }
        }
        assertThat(Texts.in(Locale.GERMAN, "protocol.ct-head.2")).isEqualTo("Subdural und Schlaganfall");
    }

    @Test
    void everyWarningOnASeriesIsSaidOnTheScreenAsTheCommandLineSaysIt() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.US);
        for (SeriesWarning.Code code : SeriesWarning.Code.values()) {
            SeriesWarning warning = SeriesWarning.of(code, 2, 3.5, 4);
            assertThat(SeriesText.lines(List.of(warning))).containsExactly(warning.english());
        }
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
        SeriesWarning gap = SeriesWarning.of(SeriesWarning.Code.GAP, 2.5, 5.0, 7.5);
        assertThat(SeriesText.lines(List.of(SeriesWarning.of(SeriesWarning.Code.STACK, "axial", gap))))
                .containsExactly("axial: zwischen benachbarten Schichten sind 2,5 mm nicht abgebildet"
                        + " (Schichten von 5,0 mm alle 7,5 mm)");
    }

    @Test
    void whatSetsStacksApartIsSaidInTheLanguageOfTheScreen() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMANY);
        SeriesWarning missing = SeriesWarning.of(SeriesWarning.Code.MISSING_ELSEWHERE, 2);
        String label =
                "coronal, 0.5 mm pixels, Echo Time 90 ms, cardiac phase none, Trigger Time 2 of 5, MyDimension 3";
        assertThat(SeriesText.lines(List.of(SeriesWarning.of(SeriesWarning.Code.STACK, label, missing))))
                .singleElement()
                .asString()
                .startsWith("koronar, Pixel von 0.5 mm, Echozeit 90 ms, Herzphase keine Angabe, Triggerzeit 2 von 5,"
                        + " MyDimension 3: ");
        SeriesWarning apart =
                SeriesWarning.of(SeriesWarning.Code.SAME_PLACE, 4, List.of("Echo Time", "respiratory phase"));
        assertThat(SeriesText.lines(List.of(apart)).getFirst()).contains("Echozeit und Atemphase");
        for (String word : StackWords.all()) {
            assertThat(Texts.in(Locale.GERMAN, "stack." + word.replace(' ', '_')))
                    .as(word)
                    .isNotBlank();
        }
    }

    private static Set<String> placeholders(Object text) {
        return PLACEHOLDER
                .matcher(text.toString())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Map<Object, Object> texts(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader file = new InputStreamReader(
                Optional.ofNullable(Texts.class.getResourceAsStream(name)).orElseThrow(), StandardCharsets.UTF_8)) {
            properties.load(file);
        }
        return properties;
    }
}
