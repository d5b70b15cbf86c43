package org.jiraextractor.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The first-run page's form. @param displayName may be left out: then it is made from the address */
public record NewAdmin(
        @NotBlank @Size(max = 254) @Pattern(regexp = Email.FORM, message = "accounts.email.form") String email,
        @Size(max = 100) String displayName,
        @NotNull @Size(min = 12, max = 1000, message = "accounts.password.length") String password) {

    @Override
    public String toString() {
        return "NewAdmin[" + email + "]";
    }
}
