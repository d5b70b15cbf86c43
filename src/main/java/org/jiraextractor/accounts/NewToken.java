package org.jiraextractor.accounts;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A token to be. @param scope {@code read} if left out. @param expiresInDays 90 if left out, a year at most */
public record NewToken(@NotBlank @Size(max = 100) String name, TokenScope scope, @Min(1) @Max(366) Integer expiresInDays) {

    private static final int DAYS = 90;

    public NewToken {
        scope = scope == null ? TokenScope.READ : scope;
        expiresInDays = expiresInDays == null ? Integer.valueOf(DAYS) : expiresInDays;
    }
}
