package org.jiraextractor.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A person's new address, and the password that proves that it is them. */
public record ChangedEmail(@NotBlank @Size(max = 1000) String currentPassword, @NotNull @Size(max = 254) @Pattern(regexp = Email.FORM, message = "accounts.email.form") String email) {

    @Override
    public String toString() {
        return "ChangedEmail[" + email + "]";
    }
}
