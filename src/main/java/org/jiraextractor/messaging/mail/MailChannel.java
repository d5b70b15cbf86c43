package org.jiraextractor.messaging.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jiraextractor.config.Mail;
import org.jiraextractor.messaging.Channel;
import org.jiraextractor.messaging.Message;
import org.jiraextractor.messaging.NotSent;

import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.regex.Pattern;

/** E-mail by SMTP: plain text and HTML in one message, to exactly one address, over a way that is protected unless the deployment says otherwise. */
public final class MailChannel implements Channel {

    private static final String TIME_OUT_MS = "20000";
    /** RFC 5321, 4.2.1: what begins with 5 will not be otherwise next time. */
    private static final Pattern FOR_GOOD = Pattern.compile("(?s)^(5[05]\\d)[ -].*");
    private static final int LONGEST_ERROR = 500;

    private final Session session;
    private final Mail settings;
    private final Clock clock;

    public MailChannel(Mail settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        Properties smtp = new Properties();
        smtp.put("mail.transport.protocol", "smtp");
        smtp.put("mail.smtp.host", settings.host());
        smtp.put("mail.smtp.port", String.valueOf(settings.port()));
        smtp.put("mail.smtp.connectiontimeout", TIME_OUT_MS);
        smtp.put("mail.smtp.timeout", TIME_OUT_MS);
        smtp.put("mail.smtp.writetimeout", TIME_OUT_MS);
        smtp.put("mail.smtp.starttls.enable", String.valueOf(settings.security() == Mail.Security.STARTTLS));
        smtp.put("mail.smtp.starttls.required", String.valueOf(settings.security() == Mail.Security.STARTTLS));
        smtp.put("mail.smtp.ssl.enable", String.valueOf(settings.security() == Mail.Security.TLS));
        smtp.put("mail.smtp.ssl.checkserveridentity", "true");
        smtp.put("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
        this.session = Session.getInstance(smtp, settings.user().isEmpty() ? null : new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user().get(), settings.password().orElse(""));
            }
        });
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public void send(Message message) throws NotSent {
        // the API finds its parts by the thread's class loader, and the postman's threads have the server's
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Session.class.getClassLoader());
        try {
            Transport.send(mime(message));
        } catch (AddressException noAddress) {
            throw new NotSent("the address is not one that mail can go to", true, noAddress);
        } catch (AuthenticationFailedException refused) {
            throw new NotSent("the mail server did not accept the user and password of this installation", false, refused);
        } catch (SendFailedException refused) {
            throw new NotSent(said(refused), forGood(refused), refused);
        } catch (MessagingException failed) {
            throw new NotSent(said(failed), false, failed);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private MimeMessage mime(Message message) throws MessagingException {
        MimeMessage mime = new MimeMessage(session);
        mime.setFrom(new InternetAddress(settings.from(), false));
        mime.setRecipients(jakarta.mail.Message.RecipientType.TO, new Address[]{one(message.to())});
        mime.setSubject(message.subject(), "UTF-8");
        mime.setSentDate(Date.from(clock.instant()));
        // no out-of-office answers, please (RFC 3834)
        mime.setHeader("Auto-Submitted", "auto-generated");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.text(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(message.html(), "UTF-8", "html");
        mime.setContent(new MimeMultipart("alternative", text, html));
        return mime;
    }

    /** A group ({@code x: a@b, c@d;}) is one address too, as RFC 5322 has it. */
    private static InternetAddress one(String address) throws AddressException {
        InternetAddress parsed = new InternetAddress(address, true);
        if (parsed.isGroup() || !address.equals(parsed.getAddress())) {
            throw new AddressException("not one address");
        }
        return parsed;
    }

    private static boolean forGood(SendFailedException refused) {
        for (Exception each = refused; each != null; each = each instanceof MessagingException chained ? chained.getNextException() : null) {
            if (each.getMessage() != null && FOR_GOOD.matcher(each.getMessage()).matches()) {
                return true;
            }
        }
        return false;
    }

    /** The innermost thing that was said, in one line. */
    private static String said(MessagingException failed) {
        Exception last = failed;
        for (Exception each = failed; each != null; each = each instanceof MessagingException chained ? chained.getNextException() : null) {
            last = each.getMessage() == null ? last : each;
        }
        String line = String.valueOf(last.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR);
    }
}
