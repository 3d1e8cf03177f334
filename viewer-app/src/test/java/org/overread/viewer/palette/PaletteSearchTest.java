package org.overread.viewer.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteSearchTest {
    private static final List<PaletteEntry> ENTRIES = List.of(
            entry("INVERT", "Invert", "Image", "invertieren Bild"),
            entry("NEXT_SERIES", "Next series", "Moving", "nächste Serie Blättern"),
            entry("NEXT_VIEWPORT", "Next image", "Moving", "nächstes Bild Blättern"),
            entry("LENGTH", "Length", "Measuring", "Strecke Messen"),
            entry("LARGER", "Larger texts", "Window", "Texte größer Fenster"));

    @Test
    void wordsAreFoundByTheirBeginningsInAnyOrder() {
        assertThat(find("ser ne")).containsExactly("NEXT_SERIES");
        assertThat(find("next")).containsExactly("NEXT_SERIES", "NEXT_VIEWPORT");
        assertThat(find("xt")).isEmpty();
    }

    @Test
    void theOtherLanguageFindsThemToo() {
        assertThat(find("nachste serie")).containsExactly("NEXT_SERIES");
        assertThat(find("Größ")).containsExactly("LARGER");
        assertThat(find("gross")).containsExactly("LARGER");
        assertThat(find("STRECKE")).containsExactly("LENGTH");
    }

    @Test
    void oneMistakeInALongerWordIsForgiven() {
        assertThat(find("lenght")).containsExactly("LENGTH");
        assertThat(find("seires")).containsExactly("NEXT_SERIES");
        assertThat(find("invrt")).containsExactly("INVERT");
        assertThat(find("inb")).isEmpty();
    }

    @Test
    void theTitleCountsMoreThanWhatItBelongsTo() {
        assertThat(find("im")).containsExactly("NEXT_VIEWPORT", "INVERT");
    }

    @Test
    void whatWasChosenLastStandsFirst() {
        assertThat(PaletteSearch.find("", ENTRIES, List.of("LENGTH", "INVERT")))
                .extracting(PaletteEntry::id)
                .startsWith("LENGTH", "INVERT", "NEXT_SERIES")
                .hasSize(ENTRIES.size());
        assertThat(PaletteSearch.find("next", ENTRIES, List.of("NEXT_VIEWPORT")))
                .extracting(PaletteEntry::id)
                .containsExactly("NEXT_VIEWPORT", "NEXT_SERIES");
    }

    private static List<String> find(String typed) {
        return PaletteSearch.find(typed, ENTRIES, List.of()).stream()
                .map(PaletteEntry::id)
                .toList();
    }

    private static PaletteEntry entry(String id, String title, String kind, String german) {
        return new PaletteEntry(id, title, kind, "", List.of(german), () -> {});
    }
}
