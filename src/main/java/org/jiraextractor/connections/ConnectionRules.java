package org.jiraextractor.connections;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jiraextractor.jira.Credentials;

import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The rules of {@link SoundConnection}. */
public class ConnectionRules implements ConstraintValidator<SoundConnection, ConnectionDetails> {

    static final int NAME_MAX = 100;
    static final int USER_MAX = 200;
    static final int SECRET_MAX = 2_000;

    /** Would end a header's line, or is invisible to who reads it again. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}", Pattern.UNICODE_CHARACTER_CLASS);
    /** RFC 6750's alphabet and a little more: what may stand in a header as it is. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    private boolean secretRequired;

    @Override
    public void initialize(SoundConnection annotation) {
        secretRequired = annotation.secretRequired();
    }

    @Override
    public boolean isValid(ConnectionDetails details, ConstraintValidatorContext context) {
        context.disableDefaultConstraintViolation();
        boolean[] sound = {true};
        check(details, secretRequired, (path, key) -> {
            sound[0] = false;
            ConstraintValidatorContext.ConstraintViolationBuilder violation = context.buildConstraintViolationWithTemplate(key);
            String[] names = path.split("\\.");
            var node = violation.addPropertyNode(names[0]);
            for (int i = 1; i < names.length; i++) {
                node = node.addPropertyNode(names[i]);
            }
            node.addConstraintViolation();
        });
        return sound[0];
    }

    /** Tells every fault: the property that is wrong ({@code auth.user}) and a key of the bundles. */
    static void check(ConnectionDetails details, boolean secretRequired, BiConsumer<String, String> fault) {
        name(details.name(), fault);
        if (blank(details.baseUrl())) {
            fault.accept("baseUrl", "connection.base_url.required");
        } else {
            try {
                BaseUrl.parse(details.baseUrl());
            } catch (BaseUrl.Wrong wrong) {
                fault.accept("baseUrl", wrong.key());
            }
        }
        ConnectionDetails.Auth auth = details.auth();
        if (auth != null && auth.type() != null) {
            user(auth, fault);
            if (auth.secret() != null) {
                secret(auth.type(), auth.secret(), fault);
            } else if (secretRequired) {
                fault.accept("auth.secret", "connection.secret.required." + auth.type().word());
            }
        }
    }

    private static void name(String name, BiConsumer<String, String> fault) {
        if (blank(name)) {
            fault.accept("name", "connection.name.required");
        } else if (name.codePointCount(0, name.length()) > NAME_MAX) {
            fault.accept("name", "connection.name.too_long");
        } else if (CONTROL.matcher(name).find()) {
            fault.accept("name", "connection.control");
        }
    }

    private static void user(ConnectionDetails.Auth auth, BiConsumer<String, String> fault) {
        String user = auth.user();
        if (auth.type() == Credentials.Type.BEARER) {
            if (user != null) {
                fault.accept("auth.user", "connection.user.none");
            }
        } else if (blank(user)) {
            fault.accept("auth.user", "connection.user.required");
        } else if (user.length() > USER_MAX) {
            fault.accept("auth.user", "connection.user.too_long");
        } else if (user.contains(":")) {
            // RFC 7617: the first colon ends the user
            fault.accept("auth.user", "connection.user.colon");
        } else if (CONTROL.matcher(user).find()) {
            fault.accept("auth.user", "connection.control");
        }
    }

    /** What a secret of that type must be, whether it is new or kept. */
    static void secret(Credentials.Type type, String secret, BiConsumer<String, String> fault) {
        if (secret.isBlank()) {
            fault.accept("auth.secret", "connection.secret.required." + type.word());
        } else if (secret.length() > SECRET_MAX) {
            fault.accept("auth.secret", "connection.secret.too_long");
        } else if (CONTROL.matcher(secret).find()) {
            fault.accept("auth.secret", "connection.control");
        } else if (type == Credentials.Type.BEARER && !TOKEN.matcher(secret).matches()) {
            fault.accept("auth.secret", "connection.secret.no_token");
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
