package org.jiraextractor.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** A password that replaces a forgotten one. @param token of the link */
public record NewPassword(@NotBlank @Size(max = 200) String token, @NotNull @Size(min = 12, max = 1000, message = "accounts.password.length") String password) {

    @Override
    public String toString() {
        return "NewPassword[]";
    }
}
