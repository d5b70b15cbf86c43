package org.jiraextractor.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What somebody who was invited says. @param displayName the name that was guessed from the address if left out */
public record AcceptedInvitation(@NotBlank @Size(max = 200) String token, @Size(max = 100) String displayName,
                                 @NotNull @Size(min = 12, max = 1000, message = "accounts.password.length") String password) {

    @Override
    public String toString() {
        return "AcceptedInvitation[]";
    }
}
