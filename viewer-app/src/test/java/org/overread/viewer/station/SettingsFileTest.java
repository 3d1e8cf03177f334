package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.overread.core.image.VoiWindow;
import org.overread.core.inference.RolloutPhase;
import org.overread.core.review.ReaderIdentity;
import org.overread.viewer.viewport.SitePreset;
import org.overread.viewer.viewport.ViewSettings;

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
            assertThat(pacs.credentials().passwordFile()).contains(data.resolve("pacs.password"));
            assertThat(pacs.allowPlainHttp()).isFalse();
        });
    }

    @Test
    void aSitesWindowPresetsAndScreenAreReadAndWhatIsNoWindowIsRefused() throws Exception {
        write("""
                {"presets": [{"modality": "CT", "bodyPart": "HEAD", "name": "Posterior fossa", "width": 150, "center": 40}],
                 "screenPixelMm": 0.212}""");

        ViewSettings view = SettingsFile.read(data).screen().view();

        assertThat(view.presets())
                .containsExactly(new SitePreset("CT", Optional.of("HEAD"), new VoiWindow(40, 150, "Posterior fossa")));
        assertThat(view.screenPixelMm()).hasValue(0.212);
        write("{\"presets\": [{\"modality\": \"CT\", \"name\": \"Nothing\", \"width\": 0, \"center\": 40}]}");
        assertThatThrownBy(() -> SettingsFile.read(data))
                .hasMessageContaining("presets[0]: a preset needs a center, and a width of at least 1");
    }

    @Test
    void aModelIsHeldInThePhaseThatTheSiteNamesAndInNoOther() throws Exception {
        write("""
                {"inference": {"rollout": {"lung-nodule-reference": "silent", "other": "scaled"}, "monitors": ["jdoe"],
                   "resultCacheMegabytes": 2, "heapMegabytes": 100}}""");

        InferenceSettings settings = SettingsFile.read(data).inference();

        assertThat(settings.rollout())
                .containsOnly(
                        Map.entry("lung-nodule-reference", RolloutPhase.SILENT),
                        Map.entry("other", RolloutPhase.SCALED));
        assertThat(settings.monitors()).containsExactly("jdoe");
        assertThat(settings.cacheBytes()).isEqualTo(2L << 20);
        assertThat(settings.memory().orElseThrow().heapBytes()).isEqualTo(100L << 20);
        write("{\"inference\": {\"rollout\": {\"m\": \"loud\"}}}");
        assertThatThrownBy(() -> SettingsFile.read(data))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("inference.rollout.m is none of silent, assistive, scaled, suspended");
        write("{\"inference\": {\"rolout\": {}}}");
        assertThatThrownBy(() -> SettingsFile.read(data)).hasMessageContaining("unknown setting inference.rolout");
    }

    @Test
    void operatingPointsAreReadByModelAndLabel() throws Exception {
        write("{\"inference\": {\"operatingPoints\": {\"lung-nodule-reference\": {\"27925004\": 0.45}}}}");

        InferenceSettings settings = SettingsFile.read(data).inference();

        assertThat(settings.operatingPoints().of("lung-nodule-reference")).containsExactly(Map.entry("27925004", 0.45));
        assertThat(settings.operatingPoints().of("other")).isEmpty();
        for (String wrong : new String[] {"0.45", "{\"a\": \"high\"}", "{\"a\": 0}", "{\"a\": null}"}) {
            write("{\"inference\": {\"operatingPoints\": {\"m\": " + wrong + "}}}");
            assertThatThrownBy(() -> SettingsFile.read(data)).isInstanceOf(SettingsException.class);
        }
    }

    @Test
    void anArchiveIsReadWithAllThatItNeeds() throws Exception {
        write("""
                {"archives": [{"name": "PACS", "url": "https://pacs.example/dicom-web", "bearerTokenFile": "pacs.token",
                   "siteAuthorities": "site.pem", "clientCertificate": "station.p12",
                   "clientCertificatePasswordFile": "station.password", "proxy": "proxy.example:3128"}],
                 "cacheGigabytes": 2.5}""");

        ImageSources sources = SettingsFile.read(data).sources();

        assertThat(sources.cacheBytes()).isEqualTo(2_500_000_000L);
        assertThat(sources.archives()).singleElement().satisfies(pacs -> {
            assertThat(pacs.url()).hasToString("https://pacs.example/dicom-web");
            assertThat(pacs.credentials().bearerTokenFile()).contains(data.resolve("pacs.token"));
            assertThat(pacs.certificates().siteAuthorities()).contains(data.resolve("site.pem"));
            assertThat(pacs.certificates().client()).contains(data.resolve("station.p12"));
            assertThat(pacs.certificates().clientPasswordFile()).contains(data.resolve("station.password"));
            assertThat(pacs.proxy()).contains(InetSocketAddress.createUnresolved("proxy.example", 3128));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"deadlineSecond\": 3}; unknown setting deadlineSecond",
                "{\"deadlineSeconds\": -1}; deadlineSeconds must be",
                "{\"reader\": {\"name\": \"A\"}}; : reader.organization is missing",
                "{\"destinations\": [{\"name\": \"PACS\"}]}; : destinations[0].stowUrl is missing",
                "{\"destinations\": [{\"name\": \"P\", \"stowUrl\": \"a b\"}]}; : destinations[0].stowUrl is not a URL",
                "{\"models\": \"models/a\"}; models is not an array",
                "{\"models\": [3]}; : models[0] is not a path",
                "{\"destinations\": {\"name\": \"PACS\"}}; destinations is not an array",
                "{\"archives\": {\"name\": \"PACS\"}}; archives is not an array",
                "{\"archives\": [{\"name\": \"PACS\"}]}; : archives[0].url is missing",
                "{\"archives\": [{\"name\": \"PACS\", \"url\": \"https://a/b\", \"port\": 3}]}; unknown setting archives[0].port",
                "{\"archives\": [{\"name\": \"PACS\", \"url\": \"https://a/b\", \"proxy\": \"a\"}]}; : archives[0].proxy is not host:port",
                "{\"archives\": [{\"name\": \"PACS\", \"url\": \"https://a/b\", \"allowPlainHttp\": 1}]}; : archives[0].allowPlainHttp is neither true nor false",
                "{\"archives\": [{\"name\": \"P\", \"url\": \"https://a/b\"}, {\"name\": \"P\", \"url\": \"https://a/c\"}]}; two archives are named P",
                "{\"cacheGigabytes\": 0}; cacheGigabytes must be",
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
