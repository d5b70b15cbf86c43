package org.jiraextractor.accounts;

import java.util.Locale;

/** E-mail addresses of people. */
final class Email {

    /** One address, nothing that a mail server could read as more than one. */
    static final String FORM = "[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]{1,189}";

    private Email() {
    }

    /** {@code jane.doe@example.org} → {@code Jane Doe}: a name to begin with. */
    static String nameIn(String email) {
        StringBuilder name = new StringBuilder();
        for (String word : email.substring(0, email.indexOf('@')).split("[._+-]+")) {
            if (!word.isEmpty()) {
                name.append(name.isEmpty() ? "" : " ").append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return name.isEmpty() ? email : name.toString();
    }
}
