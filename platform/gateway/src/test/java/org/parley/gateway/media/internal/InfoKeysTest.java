package org.parley.gateway.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is heard of keys that come in RTP, by INFO, or in both ways. Times are milliseconds. */
class InfoKeysTest {
    private static final long MILLISECOND = 1_000_000L;

    private final InfoKeys keys = new InfoKeys();
    private final StringBuilder heard = new StringBuilder();
    private long now;

    private InfoKeysTest at(long milliseconds) {
        while (now < milliseconds * MILLISECOND) {
            now += 20 * MILLISECOND;
            for (char key = keys.due(now); key != 0; key = keys.due(now)) {
                heard.append(key);
            }
        }
        return this;
    }

    private void info(char key) {
        keys.info(key, now);
    }

    private void rtp(char key) {
        if (keys.rtpKey(key, now)) {
            heard.append(key);
        }
    }

    private String heard() {
        at(now / MILLISECOND + 1_000);
        return heard.toString();
    }

    @Test
    void infoAloneIsHeardAfter100Milliseconds() {
        info('1');
        at(80);
        assertThat(heard).isEmpty();
        at(100);
        info('1');
        assertThat(heard()).isEqualTo("11");
    }

    @Test
    void bothAtOnceAreOneKey() {
        info('5');
        at(40).rtp('5');
        at(1_000).rtp('5');
        at(1_040).info('5');
        assertThat(heard()).isEqualTo("55");
    }

    @Test
    void infoThatComesWhenTheKeyIsLetGoIsItsTwin() {
        rtp('5');
        at(200).rtp('5');
        at(400).info('5');
        at(600).info('5');
        at(800).rtp('6');
        at(1_200).info('6');
        assertThat(heard()).isEqualTo("556");
    }

    @Test
    void rtpBehindInfoIsItsTwinToo() {
        info('7');
        at(300).rtp('7');
        assertThat(heard()).isEqualTo("7");
    }

    @Test
    void aTwinIsNoTwinOfTwo() {
        rtp('5');
        at(400).info('5');
        at(700).info('5');
        assertThat(heard()).isEqualTo("55");
    }

    @Test
    void anotherKeyByInfoLongAfterwardsCounts() {
        rtp('5');
        at(400).info('6');
        assertThat(heard()).isEqualTo("56");
    }

    @Test
    void quickKeysKeepTheirOrder() {
        for (char key : "1234567890".toCharArray()) {
            info(key);
            at(now / MILLISECOND + 40);
        }
        assertThat(heard()).isEqualTo("1234567890");
    }
}
