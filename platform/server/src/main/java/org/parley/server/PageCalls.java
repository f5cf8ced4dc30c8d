package org.parley.server;

import java.util.Optional;
import org.parley.gateway.webphone.WebCall;
import org.parley.gateway.webphone.WebCallListener;
import org.parley.gateway.webphone.WebCaller;
import org.parley.gateway.webphone.WebPhones;
import org.parley.webapp.webphone.PageCall;
import org.parley.webapp.webphone.PageCallListener;
import org.parley.webapp.webphone.PageCaller;
import org.parley.webapp.webphone.TelephoneSide;

/** Connects the telephones in pages with the gateway, as soon as that is there. */
final class PageCalls implements TelephoneSide {
    private volatile WebPhones phones;

    /** From now on calls are taken. */
    void open(WebPhones gateway) {
        phones = gateway;
    }

    @Override
    public PageCall call(PageCaller caller, String number, PageCallListener page) {
        WebPhones current = phones;
        if (current == null) {
            return TelephoneSide.NONE.call(caller, number, page);
        }
        Optional<String> extension = Optional.of(caller.extension()).filter(known -> !known.isEmpty());
        return new OnLine(
                current.call(new WebCaller(extension, caller.name(), caller.address()), number, new Told(page)));
    }

    private record OnLine(WebCall call) implements PageCall {
        @Override
        public void audio(byte[] mulaw, int length) {
            call.audio(mulaw, length);
        }

        @Override
        public void press(char key) {
            call.press(key);
        }

        @Override
        public void hangUp() {
            call.hangUp();
        }
    }

    private record Told(PageCallListener page) implements WebCallListener {
        @Override
        public void rings() {
            page.rings();
        }

        @Override
        public void answered() {
            page.answered();
        }

        @Override
        public void audio(byte[] mulaw, int length) {
            page.audio(mulaw, length);
        }

        @Override
        public void says(String words, String language) {
            page.says(words, language);
        }

        @Override
        public void records() {
            page.records();
        }

        @Override
        public void ended(int status, String reason) {
            page.ended(status, reason);
        }
    }
}
