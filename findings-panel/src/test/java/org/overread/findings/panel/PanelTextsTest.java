package org.overread.findings.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.overread.core.inference.RunState;
import org.overread.core.review.RejectionReason;
import org.overread.findings.style.FindingStyle;

class PanelTextsTest {
    private final PanelTexts texts = new PanelTexts(Locale.ENGLISH, PanelKeys.standard());

    @Test
    void everyStateReasonAndProblemHasItsText() {
        Stream.of(
                        named("reason.", RejectionReason.values()),
                        named("state.", FindingStyle.values()),
                        named("detail.state.", FindingStyle.values()),
                        named("ai.", RunState.values()),
                        named("edit.", FindingDraft.Problem.values()),
                        named("key.", PanelKey.values()))
                .flatMap(s -> s)
                .forEach(key -> assertThat(texts.text(key, 1, 2)).as(key).isNotBlank());
    }

    @Test
    void englishStaysEnglishOnAWorkstationOfAnotherLanguage() {
        assertThat(PanelTexts.class.getResource("findings_en.properties")).isNotNull();
    }

    @Test
    void countsReadAsEnglish() {
        assertThat(texts.text("draft.notAssessed", 1)).startsWith("1 AI mark stays");
        assertThat(texts.text("draft.notAssessed", 4)).startsWith("4 AI marks stay");
        assertThat(texts.text("sign.states", 0)).isEqualTo("It states no findings.");
        assertThat(texts.text("sign.states", 1)).isEqualTo("It states 1 finding:");
    }

    private static Stream<String> named(String kind, Enum<?>[] constants) {
        return Arrays.stream(constants).map(constant -> kind + constant.name());
    }
}
