package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.overread.core.finding.Codes;
import org.overread.core.finding.FindingClaim;
import org.overread.core.inference.FailureCode;
import org.overread.core.inference.InferenceStatus;
import org.overread.core.inference.RunDetails;
import org.overread.core.inference.RunReason;
import org.overread.core.inference.RunState;
import org.overread.core.inference.SeriesResult;

class PanelLanguagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d|\\[[A-Z_]+]");

    /** A run that failed with a code without words would take the whole panel with it. */
    @Test
    void everyFailureOfARunHasItsWords() throws IOException {
        for (FailureCode code : FailureCode.values()) {
            assertThat(texts("findings.properties")).containsKey("ai.failure." + code);
            assertThat(texts("findings_de.properties")).containsKey("ai.failure." + code);
        }
    }

    /** A run that ended for a reason without words would take the whole panel with it. */
    @ParameterizedTest
    @EnumSource(RunReason.Code.class)
    void everyReasonOfARunHasItsWordsWithNoMoreValuesThanItIsGiven(RunReason.Code code) throws IOException {
        Object[] values = {1.0, 2.0, 3.0};
        RunReason reason = RunReason.of(code, values);
        for (Map.Entry<String, Locale> one : Map.of(
                        "findings.properties", Locale.ENGLISH, "findings_de.properties", Locale.GERMAN)
                .entrySet()) {
            Object text = texts(one.getKey()).get("ai.why." + code);
            assertThat(text).as("%s in %s", code, one.getKey()).isNotNull();
            assertThat(text.toString()).isNotBlank();
            assertThat(new PanelTexts(one.getValue(), PanelKeys.standard()).reason(reason))
                    .isNotBlank()
                    .doesNotContain("{", "}");
        }
        for (int n = 0; n < values.length; n++) {
            if (texts("findings_de.properties").get("ai.why." + code).toString().contains("{" + n)) {
                assertThat(reason.english()).contains(Integer.toString(n + 1));
            }
        }
    }

    @Test
    void whyAModelDidNotRunIsSaidInGermanOnAGermanScreen() {
        RunReason apart = RunReason.of(
                RunReason.Code.QUANTITY_IS,
                RunReason.of(RunReason.Code.SPACING_IS, RunReason.of(RunReason.Code.MILLIMETRES, 2.5)),
                RunReason.of(RunReason.Code.OR_LESS, RunReason.of(RunReason.Code.MILLIMETRES, 1.25)));
        RunReason sex = RunReason.of(
                RunReason.Code.ATTRIBUTE_UNSTATED,
                RunReason.of(RunReason.Code.SEX),
                RunReason.of(RunReason.Code.MODEL_IS_FOR, "F"));

        assertThat(german(RunState.NOT_ELIGIBLE, apart))
                .isEqualTo("nicht geeignet: Schichtabstand 2,5 mm; dieses Modell braucht höchstens 1,25 mm");
        assertThat(apart.english()).isEqualTo("the slices are 2.5 mm apart, this model needs 1.25 mm or less");
        assertThat(german(RunState.NOT_ELIGIBLE, sex))
                .isEqualTo("nicht geeignet: Geschlecht nicht angegeben; dieses Modell ist für F");
        assertThat(german(
                        RunState.NOT_ELIGIBLE,
                        RunReason.of(
                                RunReason.Code.QUANTITY_IS,
                                RunReason.of(RunReason.Code.AGE_IS, RunReason.of(RunReason.Code.MONTHS, 1)),
                                RunReason.of(RunReason.Code.OR_MORE, RunReason.of(RunReason.Code.YEARS, 18)))))
                .isEqualTo("nicht geeignet: Alter 1 Monat; dieses Modell braucht mindestens 18 Jahre");
    }

    @Test
    void whatAFailedRunSaysIsSaidInGermanAndOnlyWordsOfNoCodeAreQuoted() {
        assertThat(german(RunState.FAILED, RunReason.of(RunReason.Code.ABANDONED, 1200), FailureCode.ABANDONED))
                .isEqualTo("fehlgeschlagen: kein Ergebnis nach 1200 s; der Lauf wurde aufgegeben");
        assertThat(german(RunState.FAILED, RunReason.said("model.onnx is missing"), FailureCode.PACKAGE_REFUSED))
                .isEqualTo("fehlgeschlagen: das Modellpaket wird abgelehnt (model.onnx is missing)");
    }

    private static String german(RunState state, RunReason reason, FailureCode... failure) {
        InferenceStatus plain = SomeFindings.run(state);
        InferenceStatus run = new InferenceStatus(
                plain.runUid(),
                plain.model(),
                plain.studyInstanceUid(),
                plain.seriesInstanceUid(),
                state,
                0,
                Optional.of(reason),
                "CPU",
                plain.elapsed(),
                true,
                List.of(),
                SeriesResult.NONE,
                failure.length == 0 ? RunDetails.PLAIN : RunDetails.failedWith(failure[0]));
        return new AiStateWriting(
                        new PanelTexts(Locale.GERMAN, PanelKeys.standard()),
                        wording(Locale.GERMAN),
                        false,
                        uid -> false)
                .lines(List.of(run))
                .getFirst()
                .text();
    }

    @Test
    void germanSaysAllThatEnglishSaysWithTheSameValuesInIt() throws IOException {
        Map<Object, Object> english = texts("findings.properties");
        Map<Object, Object> german = texts("findings_de.properties");

        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(german.values()).noneMatch(text -> text.toString().isBlank());
        english.forEach((key, text) ->
                assertThat(placeholders(german.get(key))).as(key.toString()).isEqualTo(placeholders(text)));
    }

    @Test
    void aTextNamesTheKeysAsTheyAreNow() {
        PanelKeys keys = PanelKeys.standard();
        PanelTexts german = new PanelTexts(Locale.GERMAN, keys);

        keys.change(Map.of(PanelKey.SIGN, "Ctrl+F6"));

        assertThat(german.text("next.allDecided")).endsWith("Ctrl+F6 signiert den Bericht.");
        assertThat(keys.of("Ctrl+F6")).contains(PanelKey.SIGN);
        assertThat(keys.of("Ctrl+Enter")).isEmpty();
    }

    @Test
    void numbersAndPlacesAreWrittenAsTheLanguageWritesThem() {
        FindingTexts german = wording(Locale.GERMAN);
        FindingClaim claim = SomeFindings.byModel(1).getFirst().claim();

        assertThat(new PanelTexts(Locale.GERMAN, PanelKeys.standard()).oneDecimal(17.25))
                .contains("17,");
        assertThat(claim.laterality()).isPresent();
        assertThat(german.fullPlace(claim)).endsWith("rechts");
        assertThat(wording(Locale.ENGLISH).fullPlace(claim)).startsWith("right ");
        assertThat(german.shortPlace(claim)).startsWith("re ");
    }

    @Test
    void theCodesStayAsTheyAreWhateverTheirWords() {
        assertThat(new PanelTexts(Locale.GERMAN, PanelKeys.standard()).concept(Codes.NODULE))
                .isEqualTo("Rundherd");
        assertThat(Codes.NODULE.meaning()).isEqualTo("Nodule");
    }

    private static FindingTexts wording(Locale locale) {
        return new FindingTexts(new PanelTexts(locale, PanelKeys.standard()), ClaimChoices.lungs(), ZoneOffset.UTC);
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
                Optional.ofNullable(PanelTexts.class.getResourceAsStream(name)).orElseThrow(),
                StandardCharsets.UTF_8)) {
            properties.load(file);
        }
        return properties;
    }
}
