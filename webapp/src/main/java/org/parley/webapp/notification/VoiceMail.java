package org.parley.webapp.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.parley.webapp.audio.StoredAudio;
import org.parley.webapp.audio.WavFile;

/** An e-mail about a message. Its Message-ID is that of the event: one that comes twice can be known by it. */
final class VoiceMail extends MimeMessage {
    private static final String TEXT = "UTF-8";

    private final String id;

    VoiceMail(Session session, String eventId, InternetAddress from) throws MessagingException {
        super(session);
        String address = from.getAddress();
        id = "<" + eventId + address.substring(address.lastIndexOf('@')) + ">";
        setFrom(from);
        // RFC 3834: nobody shall answer by a robot of their own
        setHeader("Auto-Submitted", "auto-generated");
    }

    void write(MailText.Written text, Instant now, Optional<StoredAudio> audio, String fileName)
            throws MessagingException, IOException {
        setSubject(text.subject(), TEXT);
        setSentDate(Date.from(now));
        if (audio.isEmpty()) {
            setText(text.body(), TEXT);
        } else {
            MimeBodyPart words = new MimeBodyPart();
            words.setText(text.body(), TEXT);
            MimeBodyPart sound = new MimeBodyPart();
            sound.setDataHandler(new DataHandler(new ByteArrayDataSource(wav(audio.get()), "audio/wav")));
            sound.setFileName(fileName);
            setContent(new MimeMultipart(words, sound));
        }
        saveChanges();
    }

    private static byte[] wav(StoredAudio audio) throws IOException {
        WavFile wav = audio.wav();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(wav.size());
        wav.write(bytes, 0, wav.size());
        return bytes.toByteArray();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
