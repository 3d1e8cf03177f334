package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.overread.core.finding.Codes;
import org.overread.core.finding.FindingClaim;
import org.overread.core.inference.FailureCode;

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
