package org.parley.gateway.speech;

import java.util.List;
import java.util.Set;
import org.parley.gateway.mrcp.MrcpServer;

/**
 * A speech server and what it can do.
 *
 * @param mrcp where it is
 * @param speaks languages that it has voices for, BCP 47; a primary one such as {@code en} stands for all of it
 * @param understands languages that it recognises, likewise
 * @param voices names of voices in lower case, for documents that ask for one
 * @param keeps whether what it says is kept on disk, so that it is asked for each text but once
 */
public record SpeechServerConfig(
        MrcpServer mrcp, List<String> speaks, List<String> understands, Set<String> voices, boolean keeps) {}
