package org.jiraextractor.security;

import org.jiraextractor.crypto.Token;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;

import java.util.List;
import java.util.UUID;

/**
 * Somebody who tries doors, straight out of the database: nobody, a person with a session, or a program with a token of theirs.
 *
 * @param column of the README's table that is their role
 * @param person null for nobody
 * @param scope  of a program's token, null for a person
 */
record Caller(String column, UUID person, String scope, Api api) {

    /** Whose a thing is, seen from who asks. */
    enum Whose { OWN, SHARED, SHARED_FOR_USE, FOREIGN }

    static Caller nobody(RunningApp app) {
        return new Caller("nobody", null, null, app.anonymous());
    }

    /** Somebody new. */
    static Caller person(RunningApp app, String role) {
        People people = new People(app);
        UUID id = UUID.fromString(people.value("select cast(id as text) from users where email = ?", people.add(role)));
        return new Caller(role, id, null, app.anonymous().withToken(session(people, id)));
    }

    /** A program of the same person. */
    Caller program(RunningApp app, String wanted) {
        String token = "jie_" + Token.fresh();
        token(new People(app), person, wanted, token);
        return new Caller(column, person, wanted, app.anonymous().withToken(token));
    }

    /** The same with a session that may end. */
    Caller again(RunningApp app) {
        return person == null || scope != null ? this : new Caller(column, person, null, app.anonymous().withToken(session(new People(app), person)));
    }

    /** The cases that differ: to nobody, and to an admin's programs, everything is alike. */
    List<Whose> whose() {
        return person == null || scope != null && column.equals("admin") ? List.of(Whose.FOREIGN) : List.of(Whose.values());
    }

    /** @return the session's token */
    static String session(People people, UUID person) {
        String token = Token.fresh();
        people.update("insert into sessions (id, token_hash, user_id, csrf_token, created_at, last_seen_at, expires_at, address, user_agent) "
                + "values (?, ?, ?, ?, now(), now(), now() + interval '1 day', '127.0.0.1', 'a test')", UUID.randomUUID(), Token.hash(token), person, Token.fresh());
        return token;
    }

    /** @return the token's id */
    static UUID token(People people, UUID person, String scope, String token) {
        UUID id = UUID.randomUUID();
        people.update("insert into api_tokens (id, user_id, name, scope, token_hash, prefix, created_at, expires_at) values (?, ?, 'a test', ?, ?, 'jie_', now(), now() + interval '1 day')",
                id, person, scope, Token.hash(token));
        return id;
    }

    @Override
    public String toString() {
        return column + (scope == null ? "" : "'s " + scope + " token");
    }
}
