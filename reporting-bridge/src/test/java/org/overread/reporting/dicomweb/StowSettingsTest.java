package org.overread.reporting.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StowSettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pacs.example/studies",
                "http://127.0.0.1:8042/studies",
                "http://localhost/studies",
                "http://[::1]:8042/studies"
            })
    void tlsAndThisMachineAreAllowed(String url) {
        assertThatCode(() -> settings(url, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://pacs.example/studies",
                "http://10.0.0.1/studies",
                "http://localhost.example/studies",
                "http://127.0.0.1.example/studies"
            })
    void plainHttpToAnotherMachineNeedsPermission(String url) {
        assertThatThrownBy(() -> settings(url, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PACS")
                .hasMessageContaining("plain http");
        assertThatCode(() -> settings(url, true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://pacs.example/studies", "pacs.example/studies", "https:///studies"})
    void otherThingsAreNoAddress(String url) {
        assertThatThrownBy(() -> settings(url, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void credentialsInTheUrlAreRefusedWithoutRepeatingThem() {
        assertThatThrownBy(() -> settings("https://user:secret@pacs.example/studies", false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void secretsAreReadAnewForEachRequest() throws Exception {
        String[] password = {"first"};
        HttpAuthorization basic = HttpAuthorization.basic("jdoe", () -> password[0]);

        assertThat(basic.header()).contains("Basic amRvZTpmaXJzdA==");
        password[0] = "päss";
        assertThat(basic.header()).contains("Basic amRvZTpww6Rzcw==");
        assertThat(HttpAuthorization.bearer(() -> "token\n").header()).contains("Bearer token");
        assertThat(HttpAuthorization.none().header()).isEmpty();
    }

    private static StowSettings settings(String url, boolean allowPlainHttp) {
        return new StowSettings("PACS", URI.create(url), allowPlainHttp, HttpAuthorization.none());
    }
}
