package org.jiraextractor.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A person's new password, and the one that proves that it is them. */
public record ChangedPassword(@NotBlank @Size(max = 1000) String currentPassword, @NotNull @Size(min = 12, max = 1000, message = "accounts.password.length") String password) {

    @Override
    public String toString() {
        return "ChangedPassword[]";
    }
}
