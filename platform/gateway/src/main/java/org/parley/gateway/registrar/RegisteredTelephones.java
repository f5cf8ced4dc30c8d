package org.parley.gateway.registrar;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.parley.gateway.sip.CallTarget;
import org.parley.gateway.sip.CallTargets;
import org.parley.gateway.sip.SipHop;
import org.parley.gateway.sip.SipUri;
import org.parley.gateway.trunk.Trunks;

/** Calls to extensions ring at their registered telephones; SIP URIs at our own hosts are extensions. */
public final class RegisteredTelephones implements CallTargets {
    private static final String EXTENSION = "extension:";

    private final Locations locations;
    private final RegistrarConfig config;
    private final Predicate<InetAddress> ours;
    private final int port;
    private final Trunks trunks;

    /**
     * @param ours whether an address is one of ours
     * @param port that we listen on
     * @param trunks for calls to the outside
     */
    public RegisteredTelephones(
            Locations locations, RegistrarConfig config, Predicate<InetAddress> ours, int port, Trunks trunks) {
        this.trunks = trunks;
        this.port = port;
        this.locations = locations;
        this.config = config;
        this.ours = ours;
    }

    @Override
    public List<CallTarget> of(String destination) {
        if (destination.startsWith(EXTENSION)) {
            return telephones(destination.substring(EXTENSION.length()));
        }
        if (Trunks.isOutside(destination)) {
            return trunks.of(destination);
        }
        Optional<SipUri> uri = SipUri.parse(destination);
        if (uri.isEmpty()) {
            return List.of();
        }
        return isOurs(uri.get()) ? telephones(uri.get().number()) : List.of(CallTarget.plain(destination));
    }

    @Override
    public Optional<String> extension(String uri) {
        return SipUri.parse(uri)
                .filter(this::isOurs)
                .map(SipUri::number)
                .filter(number -> number.matches("\\d{" + config.extensionDigits() + "}"));
    }

    private boolean isOurs(SipUri uri) {
        if (uri.portOrUsual() != port && uri.port() != 0) {
            return false;
        }
        String host = uri.host().replaceAll("[\\[\\]]", "");
        if (config.domains().contains(host) || host.equals("localhost")) {
            return true;
        }
        // a literal: nothing is looked up
        return host.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*")
                && literal(host).filter(ours).isPresent();
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (java.net.UnknownHostException e) {
            return Optional.empty();
        }
    }

    private List<CallTarget> telephones(String extension) {
        return locations.of(extension).stream()
                .map(RegisteredTelephones::target)
                .toList();
    }

    private static CallTarget target(Binding binding) {
        Optional<SipHop> hop = Optional.empty();
        boolean behindTranslator = SipUri.parse(binding.contact())
                .map(SipUri::host)
                .filter(host ->
                        host.replaceAll("[\\[\\]]", "").equals(binding.flow().host()))
                .isEmpty();
        if (binding.path().isEmpty() && !binding.flow().isLost() && behindTranslator) {
            hop = Optional.of(new SipHop(
                    binding.flow().transport(),
                    binding.flow().host(),
                    binding.flow().port()));
        }
        return new CallTarget(binding.contact(), binding.contact(), "", "", binding.path(), hop, Optional.empty());
    }
}
