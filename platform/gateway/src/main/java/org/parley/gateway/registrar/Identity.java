package org.parley.gateway.registrar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.platform.Clock;
import org.parley.gateway.digest.DigestRealm;
import org.parley.gateway.digest.DigestResult;
import org.parley.gateway.sip.Admission;
import org.parley.gateway.sip.SipAddress;
import org.parley.gateway.sip.SipHeader;
import org.parley.gateway.sip.SipRequest;
import org.parley.gateway.sip.SipUri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who sends a request (TRAPS 4): a passed digest is that extension, everyone else is a guest; and who says to be one of
 * ours must prove it. Existing extensions and others are answered alike.
 */
final class Identity {
    /** Its lines are made for fail2ban: see platform-config/fail2ban. */
    private static final Logger SECURITY = LoggerFactory.getLogger("org.parley.sip.security");

    private final RegistrarConfig config;
    private final DigestRealm realm;
    private final FailureThrottle throttle;
    private final AskedTelephones asked = new AskedTelephones();

    Identity(RegistrarConfig config, Credentials credentials, Clock clock) {
        this.config = config;
        this.realm = new DigestRealm(
                config.realm(), config.algorithms(), config.nonceAge(), clock::instant, credentials::of);
        this.throttle = new FailureThrottle(config.throttle(), clock);
    }

    /** Whether a request says to be from an extension of ours. */
    boolean claimsExtension(SipRequest request) {
        Optional<SipUri> from = request.address("from").map(SipAddress::uri).flatMap(SipUri::parse);
        return from.filter(uri -> ours(uri.host(), request))
                .filter(uri -> uri.number().matches("\\d{" + config.extensionDigits() + "}"))
                .isPresent();
    }

    private boolean ours(String host, SipRequest request) {
        Set<String> domains = config.domains();
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return domains.contains(plain)
                || plain.equals("localhost")
                || plain.equals(request.local().getHostAddress());
    }

    /** For requests that anybody may send: who proves nothing and claims nothing is a guest. */
    Admission caller(SipRequest request) {
        boolean answers = !request.all("proxy-authorization").isEmpty();
        return answers || claimsExtension(request) ? proxy(request) : Admission.guest();
    }

    /** Asks as a proxy does. */
    Admission proxy(SipRequest request) {
        return proved(request, "proxy-authorization", 407, "Proxy Authentication Required", "Proxy-Authenticate");
    }

    /** Asks as a server does, for REGISTER and SUBSCRIBE. */
    Admission server(SipRequest request) {
        return proved(request, "authorization", 401, "Unauthorized", "WWW-Authenticate");
    }

    private Admission proved(SipRequest request, String answers, int status, String reason, String challenge) {
        String source = request.source().getAddress().getHostAddress();
        String claimed = request.address("from")
                .map(SipAddress::uri)
                .flatMap(SipUri::parse)
                .map(SipUri::number)
                .orElse("");
        boolean proves = !request.all(answers).isEmpty();
        boolean simple = proves && asked.answered(request);
        if (proves && throttle.refuses(source, claimed)) {
            security(request, claimed, "throttled");
            return Admission.refused(403, "Forbidden", List.of());
        }
        DigestResult result = realm.check(request.method(), request.all(answers));
        if (result instanceof DigestResult.Passed passed) {
            throttle.passed(source, passed.user());
            return Admission.of(passed.user());
        }
        if (result instanceof DigestResult.Wrong wrong) {
            throttle.failed(source, wrong.user());
            security(request, wrong.user(), wrong.why());
            return Admission.refused(403, "Forbidden", List.of());
        }
        List<SipHeader> headers = new ArrayList<>();
        simple = simple || !proves && asked.isSimple(request);
        for (String value : realm.challenges(((DigestResult.Ask) result).stale(), simple)) {
            headers.add(new SipHeader(challenge, value));
        }
        return Admission.refused(status, reason, headers);
    }

    /** Somebody proved to be one and acts as another. */
    void impostor(SipRequest request, String user) {
        security(request, user, "acts for another account");
    }

    private static void security(SipRequest request, String user, String why) {
        String clean = user.replaceAll("[^A-Za-z0-9*#_.+-]", "?");
        SECURITY.warn(
                "SIP authentication failed: source={} transport={} method={} user=\"{}\" reason={}",
                request.source().getAddress().getHostAddress(),
                request.transport(),
                request.method().replaceAll("[^A-Z]", "?"),
                clean.length() > 64 ? clean.substring(0, 64) : clean,
                why.replace(' ', '-'));
    }
}
