package org.parley.gateway.media.internal;

import java.util.concurrent.Executor;
import org.parley.browser.platform.Clock;
import org.parley.gateway.speech.WordRecognizer;
import org.parley.gateway.spool.Spool;

/**
 * What all streams of an engine share.
 *
 * @param prompts for decoding and synthesis
 * @param files for work on the spool that blocks
 * @param beep µ-law, a whole number of frames
 * @param reorderWindow samples
 * @param trailingSilence samples of silence that are kept at the end of a recording
 * @param recognizer of what callers say
 */
public record MediaServices(
        Clock clock,
        EventDispatcher events,
        PromptLoader loader,
        Executor prompts,
        Executor files,
        Spool spool,
        ToneWorker tones,
        CodecWorkers workers,
        ReportLoop reports,
        byte[] beep,
        int reorderWindow,
        int trailingSilence,
        WordRecognizer recognizer) {}
