package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.viewer.reading.KeyBindings;
import org.overread.viewer.reading.ReadingCommand;

class SettingsLayersTest {
    @TempDir
    private Path folder;

    private Path site;
    private Path data;

    @BeforeEach
    void folders() throws Exception {
        site = folder.resolve("site.json");
        data = Files.createDirectory(folder.resolve("data"));
    }

    @Test
    void theUsersValueGoesBeforeTheSitesAndTheSitesBeforeTheDefault() throws Exception {
        site("{\"deadlineSeconds\": 20, \"cacheGigabytes\": 7}");
        user("{\"deadlineSeconds\": 30}");

        StationSettings settings = SettingsFile.read(layers());

        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.sources().cacheBytes()).isEqualTo(7_000_000_000L);
        assertThat(settings.models()).isEmpty();
        assertThat(layers().source("deadlineSeconds")).contains(data.resolve("settings.json"));
        assertThat(layers().source("cacheGigabytes")).contains(site);
        assertThat(layers().source("models")).isEmpty();
    }

    @Test
    void whatTheSiteHasLockedStaysAndTheUserIsTold() throws Exception {
        site("{\"deadlineSeconds\": 20, \"locked\": [\"deadlineSeconds\", \"archives\"]}");
        user("{\"deadlineSeconds\": 30, \"archives\": [{\"name\": \"Mine\", \"url\": \"https://mine.example\"}]}");

        StationSettings settings = SettingsFile.read(layers());

        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.sources().archives()).isEmpty();
        assertThat(settings.screen().remarks())
                .hasSize(2)
                .allMatch(says -> says.contains(site.toString()))
                .anyMatch(says -> says.startsWith("deadlineSeconds"));
    }

    @Test
    void filesThatTheSiteNamesLieBesideTheSitesFile() throws Exception {
        site("{\"models\": [\"models/a\"]}");

        assertThat(SettingsFile.read(layers()).models()).containsExactly(folder.resolve("models/a"));
    }

    @Test
    void keysOfTheUserAreTakenOverThoseOfTheSite() throws Exception {
        site("{\"keys\": {\"INVERT\": \"Ctrl+I\", \"FIT\": [\"F10\", \"F\"]}}");
        user("{\"keys\": {\"INVERT\": \"R\", \"RESET\": \"V\"}, \"language\": \"de\", \"textPercent\": 115}");

        ScreenSettings screen = SettingsFile.read(layers()).screen();

        assertThat(screen.keys().command("R")).hasValue(ReadingCommand.INVERT);
        assertThat(screen.keys().command("V")).hasValue(ReadingCommand.RESET);
        assertThat(screen.keys().command("F10")).hasValue(ReadingCommand.FIT);
        assertThat(screen.keys().command("Ctrl+I")).isEmpty();
        assertThat(screen.language()).contains(Locale.GERMAN);
        assertThat(screen.textPercent()).isEqualTo(115);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"keys\": {\"INVERT\": \"F\"}}; keys, INVERT: F is the key of FIT",
                "{\"keys\": {\"INVERT\": \"A\"}}; keys, INVERT: A is the key of ACCEPT",
                "{\"keys\": {\"INVERT\": \"Shift\"}}; keys, INVERT: no key is called Shift",
                "{\"keys\": {\"INVRT\": \"J\"}}; no command is called INVRT",
                "{\"keys\": {\"INVERT\": 3}}; a key is a text",
                "{\"keys\": []}; keys is not an object",
                "{\"language\": \"fr\"}; language is none of en, de",
                "{\"textPercent\": 300}; from 85 to 150",
                "{\"textPercent\": \"100\"}; from 85 to 150",
                "{\"locked\": [\"keys\"]}; unknown setting locked",
            })
    void aMistakeOfTheUserIsNamed(String json, String reason) throws Exception {
        user(json);

        assertThatThrownBy(() -> SettingsFile.read(layers()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(data.resolve("settings.json").toString())
                .hasMessageContaining(reason);
    }

    @Test
    void theSiteCannotLockWhatDoesNotExist() throws Exception {
        site("{\"locked\": [\"deadline\"]}");

        assertThatThrownBy(this::layers)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(site + ": no setting is called deadline in locked");
    }

    @Test
    void whatAReaderSetsIsKeptBesideAllElseAndReadAgain() throws Exception {
        site("{\"keys\": {\"FIT\": \"F10\"}}");
        user("{\"deadlineSeconds\": 30, \"language\": \"de\"}");
        UserSettings kept = new UserSettings(data, Optional.of(site));
        KeyBindings keys = SettingsFile.read(layers()).screen().keys().with("INVERT", List.of("Ctrl+I"));

        kept.keys(keys);
        kept.textPercent(130);

        StationSettings settings = SettingsFile.read(layers());
        assertThat(settings.screen().keys()).isEqualTo(keys);
        assertThat(settings.screen().textPercent()).isEqualTo(130);
        assertThat(settings.screen().language()).contains(Locale.GERMAN);
        assertThat(settings.deadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(Files.readString(data.resolve("settings.json"))).doesNotContain("FIT");

        kept.textPercent(100);
        kept.keys(KeyBindings.standard().with("FIT", List.of("F10")));
        assertThat(Files.readString(data.resolve("settings.json"))).doesNotContain("textPercent", "keys");
    }

    @Test
    void whatTheSiteHasLockedIsNotKept() throws Exception {
        site("{\"locked\": [\"textPercent\"]}");

        assertThatThrownBy(() -> new UserSettings(data, Optional.of(site)).textPercent(130))
                .hasMessageContaining("textPercent is locked by " + site);
        assertThat(data.resolve("settings.json")).doesNotExist();
    }

    @Test
    void theSitesFileIsWhereThePlatformOrItPutsIt() {
        assertThat(SiteSettings.file(system("Linux"), Map.of())).contains(Path.of("/etc/overread/settings.json"));
        assertThat(SiteSettings.file(system("Windows 11"), Map.of("ProgramData", "C:\\ProgramData")))
                .contains(Path.of("C:\\ProgramData", "Overread", "settings.json"));
        assertThat(SiteSettings.file(system("Linux"), Map.of("OVERREAD_SITE_SETTINGS", "/srv/s.json")))
                .contains(Path.of("/srv/s.json"));
    }

    private static Properties system(String name) {
        Properties properties = new Properties();
        properties.setProperty("os.name", name);
        return properties;
    }

    private SettingsLayers layers() throws SettingsException {
        return SettingsFile.layers(data, Optional.of(site));
    }

    private void site(String json) throws Exception {
        Files.writeString(site, json);
    }

    private void user(String json) throws Exception {
        Files.writeString(data.resolve("settings.json"), json);
    }
}
