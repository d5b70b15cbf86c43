package org.jiraextractor.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What an admin may change of a person. */
public record UserChange(@NotNull Role role, @NotNull Boolean disabled, @NotBlank @Size(max = 100) String displayName) {

    public static UserChange of(UserView user) {
        return new UserChange(user.role(), user.disabled(), user.displayName());
    }
}
