package org.parley.webapp.phone;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinSource;
import org.parley.webapp.route.DialPlan;
import org.parley.webapp.route.Route;
import org.parley.webapp.toll.TollDecision;
import org.parley.webapp.toll.TollGate;
import org.parley.webapp.toll.TollPath;
import org.parley.webapp.toll.TollRefusal;
import org.parley.webapp.toll.TollRequest;

/** Brings what callers want outside before the toll gate. */
final class OutsideCalls {
    private final TollGate gate;
    private final Accounts accounts;
    private final DialPlan dialPlan;

    OutsideCalls(TollGate gate, Accounts accounts, DialPlan dialPlan) {
        this.gate = gate;
        this.accounts = accounts;
        this.dialPlan = dialPlan;
    }

    /** The SIP name of a call, for logs and audit rows. */
    record CallName(String id) implements Serializable {}

    /** Why the caller is not connected, until the dialog has said so. */
    record Refusal(String reason) implements Serializable {
        static Refusal of(TollRefusal reason) {
            return new Refusal(
                    switch (reason) {
                        case GUEST, NOT_ALLOWED -> "not-allowed";
                        case WRONG_PIN -> "wrong-pin";
                        case UNKNOWN_NUMBER -> "unknown-number";
                        case CLASS_NOT_ALLOWED -> "class-not-allowed";
                        case AT_ONCE, ALL_AT_ONCE -> "at-once";
                        case CALLS_PER_DAY, TIME_PER_DAY, ALL_CALLS_PER_DAY, ALL_TIME_PER_DAY -> "limit-reached";
                        case STOPPED, ALL_STOPPED -> "stopped";
                    });
        }

        /** All there are, for the checks of the templates. */
        static final List<String> REASONS = Arrays.stream(TollRefusal.values())
                .map(reason -> of(reason).reason())
                .distinct()
                .toList();
    }

    /** A call that the gate has let pass and that is not placed yet. */
    record Granted(String number, String destination) implements Serializable {}

    /** Whether the owner who has logged in to this call may have it. */
    boolean mayCallOutside(PhoneRequest request, String owner) {
        return !request.caller().isGuestAtPage() && gate.mayCallOutside(owner);
    }

    /** Whether a number is meant for an outside line. */
    boolean isOutside(String number) {
        return dialPlan.route(number) instanceof Route.Unknown && !(dialPlan.outside(number) instanceof Route.Unknown);
    }

    /** A number was dialled, with whatever prefix the dial plan has for outside lines; empty when it has none. */
    Optional<TollDecision> dialled(PhoneRequest request, String called, String user, TollPath path) {
        Route route = dialPlan.outside(called);
        if (route instanceof Route.Outside outside) {
            return Optional.of(gate.ask(asked(request, user, path, outside.number())));
        }
        if (route instanceof Route.OutsideWithPin withPin) {
            return Optional.of(withPin(request, withPin.digits(), user, path));
        }
        return Optional.empty();
    }

    /** The PIN of the telephone's own extension; to guests it is not looked at. */
    private TollDecision withPin(PhoneRequest request, String digits, String user, TollPath path) {
        TollPath by = path == TollPath.DIALLED ? TollPath.DIALLED_WITH_PIN : path;
        if (user.isEmpty()) {
            return gate.ask(asked(request, user, by, ""));
        }
        PinSource source = new PinSource(request.caller().source(), user);
        Accounts.LeadingPin pin = accounts.verifyLeadingPin(user, digits, source);
        boolean right = pin.result() instanceof LoginResult.Accepted accepted
                && !accepted.account().pinExpired();
        return right
                ? gate.ask(asked(request, user, by, pin.rest()))
                : gate.refuse(asked(request, user, by, ""), TollRefusal.WRONG_PIN);
    }

    /** A number without any prefix, or a SIP address elsewhere, with the rights of whoever has proved to be this extension. */
    TollDecision number(PhoneRequest request, String number, String user, TollPath path) {
        return gate.ask(asked(request, user, path, number));
    }

    /** What somebody dialled where no outside line is reached: told to the gate, which says no. */
    void refuse(PhoneRequest request, String called, TollPath path) {
        if (isOutside(called)) {
            String user = request.caller().user();
            gate.refuse(
                    asked(request, user, path, dialPlan.shown(called)),
                    user.isEmpty() ? TollRefusal.GUEST : TollRefusal.NOT_ALLOWED);
        }
    }

    private static TollRequest asked(PhoneRequest request, String user, TollPath path, String number) {
        String call = request.kept(CallName.class).map(CallName::id).orElse("");
        String whose = request.caller().isGuestAtPage() ? "" : user;
        return new TollRequest(call, whose, request.caller().number(), path, number);
    }

    /** The owner who has logged in, if this account still exists. */
    Optional<Account> owner(PhoneRequest request) {
        String owner = request.login().owner();
        return owner.isEmpty() ? Optional.empty() : accounts.byExtension(owner);
    }
}
