package org.parley.speech.mary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sound.sampled.AudioInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import marytts.LocalMaryInterface;
import marytts.exceptions.MaryConfigurationException;
import marytts.exceptions.SynthesisException;
import org.parley.gateway.audio.Tempo;
import org.parley.gateway.speech.Manner;
import org.parley.gateway.speech.PcmAudio;
import org.parley.gateway.speech.SpeechEngine;
import org.parley.gateway.speech.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * MaryTTS with the English voice cmu-slt-hsmm, in this process. It takes seconds and tens of megabytes to load, so that is
 * left to the first text. One text is synthesised at a time: the voice is not made for more.
 */
public final class MarySpeech implements SpeechEngine {
    /** The voice that speaks, a hidden Markov model of CMU's recordings of a female American speaker. */
    public static final String VOICE = "cmu-slt-hsmm";

    /** The voice is slow by itself, most of all in single words. */
    private static final String PACE = "1.25";

    /** A man's voice beside a woman's. */
    private static final double LOWER = 0.6;

    private static final String MARY_XML = "http://mary.dfki.de/2002/MaryXML";

    private static final Logger LOG = LoggerFactory.getLogger(MarySpeech.class);

    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile boolean loaded;
    private volatile IOException failure;
    private LocalMaryInterface mary;

    @Override
    public String name() {
        return "mary-" + VOICE;
    }

    @Override
    public String family() {
        return "mary";
    }

    @Override
    public boolean speaks(String language) {
        return Locale.forLanguageTag(language).getLanguage().equals("en");
    }

    @Override
    public boolean hasVoice(Manner manner) {
        boolean isNamed = manner.names().contains(VOICE) || manner.names().contains("slt");
        return isNamed || manner.names().isEmpty() && !manner.isMale();
    }

    /** Whether the voice is loaded; the first call starts loading it on a thread of its own. */
    @Override
    public boolean ready() {
        if (asked.compareAndSet(false, true)) {
            Thread loader = new Thread(this::load, "mary-loader");
            loader.setDaemon(true);
            loader.start();
        }
        return loaded;
    }

    /**
     * Speaks a text; loads the voice first when nobody did. A man's voice is this one, spoken lower.
     *
     * @return 8 kHz samples, at the level of all prompts and with 50 ms of silence around
     * @throws IOException when there is no voice for the language, or the text cannot be spoken
     */
    @Override
    public synchronized PcmAudio synthesize(Words words) throws IOException {
        if (!speaks(words.language())) {
            throw new IOException("MaryTTS has no voice for " + words.language() + " here, only for English");
        }
        load();
        if (failure != null) {
            throw new IOException("MaryTTS did not start", failure);
        }
        try (AudioInputStream spoken = mary.generateAudio(marked(words))) {
            Resampler resampler = new Resampler((int) spoken.getFormat().getSampleRate());
            short[] finished = new PromptFinish().apply(resampler.apply(samples(spoken)));
            // The voice's own rate is no proportion, and ends where each sound has its shortest form.
            return new PcmAudio(Tempo.of(finished, 8_000, words.manner().rate()), 8_000);
        } catch (SynthesisException e) {
            throw new IOException("MaryTTS cannot speak \"" + words.text() + "\"", e);
        }
    }

    /** How much faster than by itself it speaks a text; words of one syllable would be gone too soon. */
    static String pace(String text) {
        return text.length() <= 6 ? "1.0" : PACE;
    }

    private static Document marked(Words words) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().newDocument();
            Element root = document.createElementNS(MARY_XML, "maryxml");
            root.setAttribute("version", "0.5");
            root.setAttribute("xml:lang", words.language());
            Element prosody = document.createElementNS(MARY_XML, "prosody");
            prosody.setAttribute("rate", pace(words.text()));
            double pitch = words.manner().pitch() * (words.manner().isMale() ? LOWER : 1);
            if (pitch != 1) {
                prosody.setAttribute("pitch", String.format(Locale.ROOT, "%+.0f%%", (pitch - 1) * 100));
            }
            prosody.setTextContent(words.text());
            document.appendChild(root)
                    .appendChild(document.createElementNS(MARY_XML, "p"))
                    .appendChild(prosody);
            return document;
        } catch (ParserConfigurationException e) {
            throw new IOException("No XML parser that knows namespaces", e);
        }
    }

    private synchronized void load() {
        if (loaded || failure != null) {
            return;
        }
        long start = System.nanoTime();
        try {
            LocalMaryInterface engine = new LocalMaryInterface();
            engine.setLocale(Locale.US);
            engine.setVoice(VOICE);
            engine.setInputType("RAWMARYXML");
            mary = engine;
            loaded = true;
            LOG.info("MaryTTS voice {} loaded in {} ms", VOICE, (System.nanoTime() - start) / 1_000_000);
        } catch (MaryConfigurationException e) {
            failure = new IOException(e);
            LOG.error("MaryTTS does not start: texts without a recording will be spelt", e);
        }
    }

    private static short[] samples(AudioInputStream audio) throws IOException {
        var format = audio.getFormat();
        if (format.getChannels() != 1 || format.getSampleSizeInBits() != 16) {
            throw new IOException("Voice " + VOICE + " speaks mono 16-bit, but this is " + format);
        }
        byte[] bytes = bytes(audio);
        short[] samples = new short[bytes.length / 2];
        int low = format.isBigEndian() ? 1 : 0;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (bytes[2 * i + low] & 0xff | bytes[2 * i + 1 - low] << 8);
        }
        return samples;
    }

    /** MaryTTS answers a read of no bytes with the end of the stream, so that {@code readAllBytes} stops early. */
    private static byte[] bytes(AudioInputStream audio) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[1 << 14];
        for (int read = audio.read(part); read > 0; read = audio.read(part)) {
            all.write(part, 0, read);
        }
        return all.toByteArray();
    }
}
