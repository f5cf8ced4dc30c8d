package org.parley.webapp.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaServiceTest {
    private final AllowedSources allowed =
            new AllowedSources(Set.of("http://example.org/menus", "https://example.org:8443/"));

    @Test
    void readsTheDocumentOfADialog() {
        MediaService dialog = MediaService.of(
                        "sip:dialog@127.0.0.1:5060;voicexml=http%3A%2F%2Fexample.org%2Fa%3Bb.vxml;maxage=3600")
                .orElseThrow();

        assertThat(dialog.kind()).isEqualTo(MediaService.Kind.DIALOG);
        assertThat(dialog.source()).hasValue(URI.create("http://example.org/a;b.vxml"));
    }

    @Test
    void readsAnAnnouncement() {
        MediaService service = MediaService.of("sips:annc@host;play=https://example.org/a.wav;repeat=3;delay=500")
                .orElseThrow();

        assertThat(service.source()).hasValue(URI.create("https://example.org/a.wav"));
        assertThat(service.repeats()).isEqualTo(3);
        assertThat(service.delay()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void forTheLongestTimeIsNotForEver() {
        MediaService service = MediaService.of(
                        "sip:annc@host;play=http://example.org/a.wav;repeat=forever;delay=999999999")
                .orElseThrow();

        assertThat(service.repeats()).isEqualTo(20);
        assertThat(service.delay()).isEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sip:101@host", "sip:host", "", "sip:dialogue@host;voicexml=http://a/", "sip:confused@host"})
    void numbersAreNoService(String uri) {
        assertThat(MediaService.of(uri)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "http://user@example.org/menus/a",
                "http:///a",
                "not an address",
                "",
                "ftp://example.org/menus/a"
            })
    void onlyWebAddressesAreSources(String address) {
        assertThat(MediaService.of("sip:dialog@host;voicexml=" + address)
                        .orElseThrow()
                        .source())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/menus/a.vxml, true",
        "http://EXAMPLE.org:80/menus/a/b?c, true",
        "http://example.org/menus, true",
        "https://example.org:8443/x, true",
        "http://example.org/menusx/a, false",
        "http://example.org/, false",
        "https://example.org/menus/a, false",
        "http://example.org:8080/menus/a, false",
        "http://example.org.evil/menus/a, false",
        "http://example.org/menus/../secret, false",
        "http://example.org/menus/%2e%2e/secret, false",
        "http://example.org/menus/..%2fsecret, false",
        "http://example.org/menus/%252e%252e/secret, false",
    })
    void whatIsBelowANamedAddressIsAllowed(String address, boolean may) {
        assertThat(allowed.contains(URI.create(address))).isEqualTo(may);
    }

    @Test
    void settingsThatNameNoAddressAreRefused() {
        assertThatThrownBy(() -> new AllowedSources(Set.of("example.org")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("example.org");
    }
}
