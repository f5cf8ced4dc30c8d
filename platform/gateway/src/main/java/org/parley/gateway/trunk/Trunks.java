package org.parley.gateway.trunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.browser.platform.Clock;
import org.parley.gateway.digest.DigestClient;
import org.parley.gateway.sip.Admission;
import org.parley.gateway.sip.CallTarget;
import org.parley.gateway.sip.SipEndpoint;
import org.parley.gateway.sip.SipRequest;

/** All providers: calls go out by the first, {@code trunk:NAME/NUMBER} by a named one. */
public final class Trunks implements AutoCloseable {
    private static final String OUTSIDE = "outside:";
    private static final String NAMED = "trunk:";

    private final List<TrunkConfig> trunks;
    private final List<TrunkRegistration> registrations = new ArrayList<>();

    public Trunks(List<TrunkConfig> trunks) {
        this.trunks = List.copyOf(trunks);
    }

    /** Registers where that is asked for. */
    public void start(SipEndpoint sip, Clock clock) {
        for (TrunkConfig trunk : trunks) {
            if (trunk.registers()) {
                registrations.add(new TrunkRegistration(trunk, sip, clock));
            }
        }
        registrations.forEach(TrunkRegistration::start);
    }

    /** How many registrations stand. */
    public long registered() {
        return registrations.stream().filter(TrunkRegistration::isRegistered).count();
    }

    /** The provider that a call comes from: known by its address only, whatever it says (TRAPS 4). */
    public Optional<Admission> admit(SipRequest invite) {
        String source = invite.source().getAddress().getHostAddress();
        int port = invite.source().getPort();
        return trunks.stream()
                .filter(trunk ->
                        trunk.addresses().contains(source) || trunk.addresses().contains(source + ":" + port))
                .findFirst()
                .map(trunk -> Admission.trunk(trunk.name(), trunk.inbound()));
    }

    /** Whether a destination is meant for a provider. */
    public static boolean isOutside(String destination) {
        return destination.startsWith(OUTSIDE) || destination.startsWith(NAMED);
    }

    public List<CallTarget> of(String destination) {
        boolean named = destination.startsWith(NAMED);
        String rest = destination.substring(named ? NAMED.length() : OUTSIDE.length());
        int slash = named ? rest.indexOf('/') : -1;
        String name = slash < 0 ? "" : rest.substring(0, slash);
        String number = rest.substring(slash + 1);
        return trunks.stream()
                .filter(trunk -> !named || trunk.name().equals(name))
                .limit(1)
                .map(trunk -> target(trunk, number))
                .toList();
    }

    private static CallTarget target(TrunkConfig trunk, String number) {
        Optional<DigestClient> login =
                trunk.user().isEmpty() ? Optional.empty() : Optional.of(new DigestClient(trunk.user(), trunk.secret()));
        return new CallTarget(
                trunk.uri(number),
                "sip:" + number + "@" + trunk.realDomain(),
                trunk.user(),
                trunk.user().isEmpty() ? "" : trunk.realDomain(),
                List.of(),
                Optional.empty(),
                login);
    }

    @Override
    public void close() {
        registrations.forEach(TrunkRegistration::close);
    }
}
