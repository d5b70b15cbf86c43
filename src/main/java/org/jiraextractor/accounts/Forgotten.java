package org.jiraextractor.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Who has forgotten their password. */
public record Forgotten(@NotNull @Size(max = 254) @Pattern(regexp = Email.FORM, message = "accounts.email.form") String email) {
}
