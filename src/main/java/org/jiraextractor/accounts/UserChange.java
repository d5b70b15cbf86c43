package org.jiraextractor.accounts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.util.ArrayList;
import java.util.List;

/** What an admin may change of a person. */
public record UserChange(@NotNull Role role, @NotNull Boolean disabled, @NotBlank @Size(max = 100) String displayName) {

    public static UserChange of(UserView user) {
        return new UserChange(user.role(), user.disabled(), user.displayName());
    }

    /** What is another than it was: {@code role: editor → admin}. */
    String against(UserChange before) {
        List<String> changes = new ArrayList<>();
        if (role != before.role) {
            changes.add("role: " + before.role.word() + " → " + role.word());
        }
        if (!disabled.equals(before.disabled)) {
            changes.add("disabled: " + before.disabled + " → " + disabled);
        }
        if (!displayName.equals(before.displayName)) {
            changes.add("name: " + before.displayName + " → " + displayName);
        }
        return String.join(", ", changes);
    }
}
