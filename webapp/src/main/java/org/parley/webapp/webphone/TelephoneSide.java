package org.parley.webapp.webphone;

/** Where calls of pages go. */
@FunctionalInterface
public interface TelephoneSide {

    /** Takes no calls: a webapp that runs alone. */
    TelephoneSide NONE = (caller, number, page) -> {
        page.ended(503, "");
        return PageCall.OVER;
    };

    /**
     * Calls a number. Returns at once; what becomes of it, also a refusal, comes to the page, perhaps before this returns.
     *
     * @param number digits, star, pound and plus
     */
    PageCall call(PageCaller caller, String number, PageCallListener page);
}
