package org.jiraextractor.page;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** RFC 9457, with our code word and the wrong fields; what an error says, whichever door says it. */
public record Problem(String type, String title, int status, String detail, String instance, String code, List<Wrong> errors) {

    private static final Pattern FOR_PROGRAMS = Pattern.compile("/(api|health|openapi)(/.*)?", Pattern.DOTALL);

    /** One wrong field. */
    public record Wrong(String field, String message) {
    }

    /** What is refused before anybody looks who asks: told in English. @param key of the bundles */
    public static Problem early(Code code, int status, String key, String path) {
        return of(code, status, Words.of(Locale.ENGLISH).say(key), Locale.ENGLISH, path, List.of());
    }

    /** Whether who asks there wants problem+json rather than a page. */
    static boolean isForPrograms(String path) {
        return FOR_PROGRAMS.matcher(path).matches();
    }

    static Problem of(Refusal refusal, Locale locale, String path) {
        List<Wrong> errors = refusal.fields().stream().map(field -> new Wrong(field.name(), field.message(locale))).toList();
        return of(refusal.code(), refusal.upstream() && refusal.code() == Code.BAD_CREDENTIALS ? 502 : status(refusal.code()), refusal.message(locale), locale, path, errors);
    }

    static Problem of(Code code, int status, String detail, Locale locale, String instance, List<Wrong> errors) {
        return new Problem("urn:jira-extractor:problem:" + code.word(), Words.of(locale).say("problem.title." + code.word()), status, detail, instance, code.word(), errors);
    }

    /** How many seconds to wait, where that is what a refusal is about: its first argument then. */
    static Optional<Number> retryAfter(Refusal refusal) {
        return refusal != null && refusal.code() == Code.TOO_MANY && !refusal.args().isEmpty() && refusal.args().get(0) instanceof Number seconds ? Optional.of(seconds) : Optional.empty();
    }

    /** Bad input never gives 5xx; those are for what failed behind us. */
    static int status(Code code) {
        return switch (code) {
            case INVALID_BODY, UNKNOWN_FIELD, INVALID_FIELD, INVALID_JQL, BLOCKED_ADDRESS -> 400;
            case UNAUTHENTICATED, BAD_CREDENTIALS -> 401;
            case FORBIDDEN, CSRF -> 403;
            case NOT_FOUND -> 404;
            case WRONG_STATE, IN_USE, IDEMPOTENCY_CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case TOO_MANY -> 429;
            case UNREACHABLE_HOST, TLS_FAILED, PROXY_FAILED, NOT_JIRA, LOGIN_PAGE, CAPTCHA, UPSTREAM_ERROR -> 502;
            case STORAGE_UNAVAILABLE -> 503;
            case UPSTREAM_TIMEOUT -> 504;
            case STORAGE_FULL -> 507;
            case INTERNAL -> 500;
        };
    }
}
