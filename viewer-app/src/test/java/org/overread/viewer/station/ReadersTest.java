package org.overread.viewer.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.overread.core.review.ReaderIdentity;

class ReadersTest {
    private static final ReaderIdentity CONFIGURED = new ReaderIdentity("DOE^JANE", "St. Mary", "jdoe", "99MARY");
    private static final StationSettings SETTINGS = new StationSettings(
            Optional.of(CONFIGURED),
            StationSettings.DEFAULT_DEADLINE,
            List.of(),
            List.of(),
            ImageSources.DEFAULT,
            InferenceSettings.DEFAULT,
            ScreenSettings.STANDARD);

    @Test
    void theCommandLineComesBeforeTheSettings() throws Exception {
        assertThat(Readers.resolve(Optional.of("ROE^RICHARD|St. Luke|rroe|99LUKE"), SETTINGS))
                .isEqualTo(new ReaderIdentity("ROE^RICHARD", "St. Luke", "rroe", "99LUKE"));
    }

    @Test
    void theSettingsComeBeforeTheAccount() throws Exception {
        assertThat(Readers.resolve(Optional.empty(), SETTINGS)).isEqualTo(CONFIGURED);
    }

    @Test
    void withoutBothTheAccountReadsAndTheMissingOrganizationIsSaid() throws Exception {
        assertThat(Readers.resolve(Optional.empty(), StationSettings.DEFAULTS))
                .isEqualTo(new ReaderIdentity(
                        System.getProperty("user.name"),
                        "Organization not configured",
                        System.getProperty("user.name"),
                        "99OVERREADACCT"));
    }

    @Test
    void aNameAloneIsEnough() throws Exception {
        assertThat(Readers.parse("DOE^JANE").id()).isEqualTo("doe-jane");
    }

    @Test
    void aReaderWithoutANameIsRefused() {
        assertThatThrownBy(() -> Readers.parse("|St. Mary"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("NAME");
    }
}
