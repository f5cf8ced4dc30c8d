package org.parley.speech.mary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.sound.sampled.AudioInputStream;
import marytts.LocalMaryInterface;
import marytts.exceptions.MaryConfigurationException;
import marytts.exceptions.SynthesisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MaryTTS with the English voice cmu-slt-hsmm, in this process. It takes seconds and tens of megabytes to load, so that is
 * left to the first text. One text is synthesised at a time: the voice is not made for more.
 */
public final class MarySpeech {
    /** The voice that speaks, a hidden Markov model of CMU's recordings of a female American speaker. */
    public static final String VOICE = "cmu-slt-hsmm";

    private static final Logger LOG = LoggerFactory.getLogger(MarySpeech.class);

    private LocalMaryInterface mary;

    /** Whether there is a voice for this language (a BCP 47 tag). */
    public boolean speaks(String language) {
        return Locale.forLanguageTag(language).getLanguage().equals("en");
    }

    /**
     * Speaks a text.
     *
     * @return 8 kHz mono 16-bit samples, at the level of all prompts and with 50 ms of silence around
     * @throws IOException when there is no voice for the language, or the text cannot be spoken
     */
    public synchronized short[] synthesize(String text, String language) throws IOException {
        if (!speaks(language)) {
            throw new IOException("MaryTTS has no voice for " + language + " here, only for English");
        }
        try (AudioInputStream spoken = engine().generateAudio(text)) {
            Resampler resampler = new Resampler((int) spoken.getFormat().getSampleRate());
            return new PromptFinish().apply(resampler.apply(samples(spoken)));
        } catch (SynthesisException e) {
            throw new IOException("MaryTTS cannot speak \"" + text + "\"", e);
        }
    }

    private LocalMaryInterface engine() throws IOException {
        if (mary == null) {
            long start = System.nanoTime();
            try {
                LocalMaryInterface loaded = new LocalMaryInterface();
                loaded.setLocale(Locale.US);
                loaded.setVoice(VOICE);
                mary = loaded;
            } catch (MaryConfigurationException e) {
                throw new IOException("MaryTTS does not start", e);
            }
            LOG.info("MaryTTS voice {} loaded in {} ms", VOICE, (System.nanoTime() - start) / 1_000_000);
        }
        return mary;
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
