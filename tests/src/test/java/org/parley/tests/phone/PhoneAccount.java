package org.parley.tests.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user name and a secret on a telephone: registers, and answers challenges (RFC 3261 §10.2, §22; RFC 8760). */
public final class PhoneAccount {
    private final Phone phone;
    private final String user;
    private final String secret;
    private final String callId = Phone.token() + "@phone";
    private final String tag = Phone.token();
    private String algorithm = "SHA-256";
    private String contact;
    private String lastAuthorization = "";
    private String nonce = "";
    private String realm = "";
    private int uses;
    private int sequence;

    PhoneAccount(Phone phone, String user, String secret) {
        this.phone = phone;
        this.user = user;
        this.secret = secret;
        String transport = phone.line.unreliable()
                ? ""
                : ";transport=" + phone.line.transport().toLowerCase();
        contact = "<sip:" + user + "@" + phone.localHost() + transport + ">";
    }

    public PhoneAccount algorithm(String name) {
        algorithm = name;
        return this;
    }

    /** Registers somewhere else than where it is. */
    public PhoneAccount contact(String value) {
        contact = value;
        return this;
    }

    public String user() {
        return user;
    }

    String contact() {
        return contact;
    }

    /** What a registration was answered with. */
    public record Registered(int status, List<String> contacts, String text) {}

    /** Registers, answering a challenge once. */
    public Registered register(int seconds) throws IOException {
        SipMessage first = phone.exchange(request(contact, seconds, ""));
        return first.status() == 401 ? answerTo(first, seconds) : registered(first);
    }

    private Registered answerTo(SipMessage challenged, int seconds) throws IOException {
        take(challenged.all("WWW-Authenticate"));
        return again(seconds);
    }

    /** Registers with the challenge of before. */
    public Registered again(int seconds) throws IOException {
        String authorization = authorization("REGISTER", "sip:" + phone.serverHost());
        return registered(phone.exchange(request(contact, seconds, authorization)));
    }

    /** Sends the very same proof again, as one who has overheard it. */
    public Registered replay(int seconds) throws IOException {
        return registered(phone.exchange(request(contact, seconds, lastAuthorization)));
    }

    /** Takes back every registration of the account. */
    public Registered forgetAll() throws IOException {
        String authorization = authorization("REGISTER", "sip:" + phone.serverHost());
        return registered(phone.exchange(request("*", 0, authorization)));
    }

    /** Subscribes to the messages of a mailbox. @return the status of the answer */
    public int subscribe(String mailbox, int seconds) throws IOException {
        return subscribe(mailbox, "message-summary", seconds);
    }

    /** Subscribes to an extension. @return the status of the answer */
    public int subscribe(String mailbox, String event, int seconds) throws IOException {
        SipMessage first = phone.exchange(subscription(mailbox, event, seconds, ""));
        if (first.status() != 401) {
            return first.status();
        }
        take(first.all("WWW-Authenticate"));
        String uri = "sip:" + mailbox + "@" + phone.serverHost();
        return phone.exchange(subscription(mailbox, event, seconds, authorization("SUBSCRIBE", uri)))
                .status();
    }

    private SipMessage subscription(String mailbox, String event, int seconds, String authorization) {
        String uri = "sip:" + mailbox + "@" + phone.serverHost();
        SipMessage request = new SipMessage("SUBSCRIBE " + uri + " SIP/2.0")
                .header(
                        "Via",
                        "SIP/2.0/" + phone.line.transport() + " " + phone.localHost() + ";rport;branch=z9hG4bK"
                                + Phone.token())
                .header("Max-Forwards", "70")
                .header("From", "<sip:" + user + "@" + phone.serverHost() + ">;tag=" + tag)
                .header("To", "<" + uri + ">")
                .header("Call-ID", callId + "-" + mailbox)
                .header("CSeq", ++sequence + " SUBSCRIBE")
                .header("Contact", contact)
                .header("Event", event)
                .header("Expires", Integer.toString(seconds));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static Registered registered(SipMessage answer) {
        List<String> contacts = answer.all("Contact").stream()
                .flatMap(line -> List.of(line.split(",(?=\\s*<)")).stream())
                .toList();
        return new Registered(answer.status(), contacts, answer.toString());
    }

    private SipMessage request(String where, int seconds, String authorization) {
        String address = "<sip:" + user + "@" + phone.serverHost() + ">";
        SipMessage request = new SipMessage("REGISTER sip:" + phone.serverHost() + " SIP/2.0")
                .header(
                        "Via",
                        "SIP/2.0/" + phone.line.transport() + " " + phone.localHost() + ";rport;branch=z9hG4bK"
                                + Phone.token())
                .header("Max-Forwards", "70")
                .header("From", address + ";tag=" + tag)
                .header("To", address)
                .header("Call-ID", callId)
                .header("CSeq", ++sequence + " REGISTER")
                .header("Contact", where)
                .header("Expires", Integer.toString(seconds));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    /** Takes the challenge of the wanted algorithm. */
    void take(List<String> challenges) {
        String wanted = challenges.stream()
                .filter(challenge -> field(challenge, "algorithm").equals(algorithm))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No challenge for " + algorithm + " in " + challenges));
        nonce = field(wanted, "nonce");
        realm = field(wanted, "realm");
        uses = 0;
    }

    String authorization(String method, String uri) {
        String count = String.format("%08x", ++uses);
        String own = Phone.token();
        String ha1 = hash(user + ":" + realm + ":" + secret);
        String response = hash(ha1 + ":" + nonce + ":" + count + ":" + own + ":auth:" + hash(method + ":" + uri));
        lastAuthorization = "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\""
                + uri + "\", response=\"" + response + "\", algorithm=" + algorithm + ", qop=auth, nc=" + count
                + ", cnonce=\"" + own + "\"";
        return lastAuthorization;
    }

    private String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String field(String challenge, String name) {
        Matcher value = Pattern.compile(name + "=\"?([^\",]+)").matcher(challenge);
        return value.find() ? value.group(1) : "";
    }
}
