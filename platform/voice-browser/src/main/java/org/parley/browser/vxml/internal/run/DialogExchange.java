package org.parley.browser.vxml.internal.run;

import org.parley.browser.dialog.DialogListener;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.TransferRequest;
import org.parley.browser.vxml.internal.input.Transferrer;

/** Who places the call of a transfer: the platform if it does so itself, else call control (CCXML 1.0 appendix D). */
final class DialogExchange implements Transferrer.Exchange {
    private final ImplementationPlatform platform;
    private final DialogListener listener;
    private boolean byPlatform;

    DialogExchange(ImplementationPlatform platform, DialogListener listener) {
        this.platform = platform;
        this.listener = listener;
    }

    @Override
    public boolean start(TransferRequest request) {
        byPlatform = platform.startTransfer(request);
        if (!byPlatform) {
            listener.transferRequested(new org.parley.browser.dialog.TransferRequest(
                    org.parley.browser.dialog.TransferRequest.Type.valueOf(
                            request.type().name()),
                    request.destination(),
                    java.util.Optional.of(request.connectTimeout()),
                    request.maxTime(),
                    request.aai().orElse("")));
        }
        return true;
    }

    @Override
    public void end() {
        if (byPlatform) {
            platform.endTransfer();
        } else {
            listener.transferTerminated();
        }
    }

    @Override
    public boolean tellsOfAnswers() {
        return byPlatform;
    }
}
