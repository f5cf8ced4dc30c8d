package org.parley.tests.mrcp;

/** How a {@link SpeechServer} misbehaves. */
enum Fault {
    /** SIP is not answered. */
    DEAD,
    /** 503 to each INVITE. */
    REFUSES,
    /** Requests on control channels are taken and not answered. */
    SILENT,
    /** It says that it speaks, and sends no audio. */
    MUTE,
    /** Audio stops in the middle, and SPEAK-COMPLETE never comes. */
    STALLS,
    /** Every octet of a message goes in a segment of its own. */
    SPLITS,
    /** Messages say that they are longer than they are. */
    WRONG_LENGTHS,
    /** The control connection is closed in the middle of a response. */
    CLOSES,
    /** The answer's control channel is at another address. */
    LEADS_AWAY,
    /** Each session is to have a control connection of its own. */
    WANTS_NEW,
    /** Packets from another port come between its own. */
    INJECTED
}
