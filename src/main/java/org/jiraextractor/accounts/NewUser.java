package org.jiraextractor.accounts;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Somebody to invite. */
public record NewUser(@NotNull @Size(max = 254) @Pattern(regexp = Email.FORM, message = "accounts.email.form") String email, @NotNull Role role) {
}
