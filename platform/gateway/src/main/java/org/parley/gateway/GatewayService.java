package org.parley.gateway;

import java.util.Optional;
import org.parley.gateway.lamp.Lamps;
import org.parley.gateway.registrar.Registrar;
import org.parley.gateway.sip.Admission;
import org.parley.gateway.sip.Calls;
import org.parley.gateway.sip.SipReply;
import org.parley.gateway.sip.SipRequest;
import org.parley.gateway.sip.SipService;
import org.parley.gateway.sip.SipSession;
import org.parley.gateway.sip.SipSessionListener;
import org.parley.gateway.trunk.Trunks;

/** Which part of the gateway a request belongs to. */
record GatewayService(Calls calls, Optional<Registrar> registrar, Optional<Lamps> lamps, Trunks trunks)
        implements SipService {

    @Override
    public SipSessionListener invited(SipSession session) {
        return calls.invited(session);
    }

    @Override
    public Admission admit(SipRequest invite) {
        Optional<Admission> provider = trunks.admit(invite);
        if (provider.isPresent()) {
            return provider.get();
        }
        Optional<Admission> tooFast = calls.knock(invite);
        if (tooFast.isPresent()) {
            return tooFast.get();
        }
        return registrar.map(known -> known.caller(invite)).orElseGet(Admission::guest);
    }

    @Override
    public boolean takesCalls() {
        return calls.isOpen();
    }

    @Override
    public boolean request(SipRequest request, SipReply reply) {
        if (registrar.isPresent() && request.method().equals("REGISTER")) {
            registrar.get().register(request, reply);
            return true;
        }
        if (lamps.isPresent() && request.method().equals("SUBSCRIBE")) {
            lamps.get().subscribe(request, reply);
            return true;
        }
        return false;
    }
}
