package org.jiraextractor.accounts;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may see, use and change a thing, by role, owner and sharing. */
class ActorTest {

    private static final UUID OTHER = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
            // role, own, sharing, see, use, change
            "VIEWER, false, PRIVATE, false, false, false",
            "VIEWER, false, READ,    true,  false, false",
            "VIEWER, false, USE,     true,  false, false",
            "VIEWER, true,  PRIVATE, true,  false, false",
            "EDITOR, false, PRIVATE, false, false, false",
            "EDITOR, false, READ,    true,  false, false",
            "EDITOR, false, USE,     true,  true,  false",
            "EDITOR, true,  PRIVATE, true,  true,  true",
            "ADMIN,  false, PRIVATE, true,  true,  true",
    })
    void what_an_actor_may(Role role, boolean own, Sharing sharing, boolean see, boolean use, boolean change) {
        Actor actor = new Actor(UUID.randomUUID(), "Ada", role);
        UUID owner = own ? actor.id() : OTHER;
        assertThat(actor.maySee(owner, sharing)).as("see").isEqualTo(see);
        assertThat(actor.mayUse(owner, sharing)).as("use").isEqualTo(use);
        assertThat(actor.mayChange(owner)).as("change").isEqualTo(change);
    }
}
