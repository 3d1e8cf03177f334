package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.core.review.ReaderIdentity;

class SettingsFileTest {
    @TempDir
    private Path data;

    @Test
    void withoutAFileEverythingHasItsDefault() throws Exception {
        assertThat(SettingsFile.read(data)).isEqualTo(StationSettings.DEFAULTS);
    }

    @Test
    void whatASiteSetIsRead() throws Exception {
        write("""
                {"reader": {"name": "DOE^JANE", "organization": "St. Mary", "id": "jdoe", "idScheme": "99MARY"},
                 "deadlineSeconds": 2.5,
                 "models": ["models/a"],
                 "destinations": [{"name": "PACS", "stowUrl": "https://pacs.example/dicom-web/studies",
                                   "user": "overread", "passwordFile": "pacs.password"}]}""");

        StationSettings settings = SettingsFile.read(data);

        assertThat(settings.reader()).contains(new ReaderIdentity("DOE^JANE", "St. Mary", "jdoe", "99MARY"));
        assertThat(settings.deadline()).isEqualTo(Duration.ofMillis(2500));
        assertThat(settings.models()).containsExactly(data.resolve("models/a"));
        assertThat(settings.destinations()).singleElement().satisfies(pacs -> {
            assertThat(pacs.name()).isEqualTo("PACS");
            assertThat(pacs.passwordFile()).contains(data.resolve("pacs.password"));
            assertThat(pacs.allowPlainHttp()).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"deadlineSecond\": 3}; unknown setting deadlineSecond",
                "{\"deadlineSeconds\": -1}; deadlineSeconds must be",
                "{\"reader\": {\"name\": \"A\"}}; organization is missing",
                "{\"destinations\": [{\"name\": \"PACS\"}]}; stowUrl is missing",
                "{\"destinations\": [{\"name\": \"P\", \"stowUrl\": \"a b\"}]}; not a URL",
                "{\"reader\"; not valid JSON",
                "[]; not a JSON object"
            })
    void aMistakeIsNamed(String json, String reason) throws Exception {
        write(json);

        assertThatThrownBy(() -> SettingsFile.read(data))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("settings.json")
                .hasMessageContaining(reason);
    }

    private void write(String json) throws Exception {
        Files.writeString(data.resolve("settings.json"), json);
    }
}
