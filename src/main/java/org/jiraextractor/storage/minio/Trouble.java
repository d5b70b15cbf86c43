package org.jiraextractor.storage.minio;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.ServerException;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a call failed, in our words.
 *
 * @param kind what follows from it
 * @param code the server's word for it, or the exception's name
 */
record Trouble(Kind kind, String code, Throwable cause) {

    enum Kind {
        /** No such object, or upload. */
        ABSENT,
        NO_BUCKET,
        /** The object is another than before, or the range lies behind its end. */
        PRECONDITION,
        FULL,
        /** Another try may succeed. */
        PASSING,
        /** None will, until somebody changes something. */
        DENIED,
        REFUSED
    }

    private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchObject", "NoSuchUpload", "NoSuchVersion");
    private static final Set<String> FULL = Set.of("XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "XMinioAdminNoSuchQuotaConfiguration", "QuotaExceeded", "InsufficientStorage",
            "InsufficientCapacity");
    private static final Set<String> DENIED = Set.of("AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "AuthorizationHeaderMalformed", "RequestTimeTooSkewed",
            "InvalidRegion", "AccountProblem", "AllAccessDisabled");
    private static final Set<String> PASSING = Set.of("SlowDown", "SlowDownRead", "SlowDownWrite", "RequestTimeout", "ServiceUnavailable", "InternalError", "OperationAborted", "Busy",
            "XMinioServerNotInitialized", "TooManyRequests", "BadDigest", "IncompleteBody");
    private static final Pattern STATUS = Pattern.compile("Response code: (\\d{3})");

    static Trouble of(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ErrorResponseException refused) {
            return new Trouble(kind(refused.errorResponse().code(), refused.response().code()), refused.errorResponse().code(), cause);
        }
        if (cause instanceof ServerException failed) {
            return new Trouble(kind("", failed.statusCode()), Integer.toString(failed.statusCode()), cause);
        }
        if (cause instanceof InvalidResponseException odd) {
            // its status stands in its message only
            Matcher status = STATUS.matcher(String.valueOf(odd.getMessage()));
            int code = status.find() ? Integer.parseInt(status.group(1)) : 0;
            return new Trouble(kind("", code), "HTTP " + code, cause);
        }
        return new Trouble(Kind.PASSING, cause.getClass().getSimpleName(), cause);
    }

    private static Kind kind(String code, int status) {
        if (ABSENT.contains(code)) {
            return Kind.ABSENT;
        }
        if (code.equals("NoSuchBucket")) {
            return Kind.NO_BUCKET;
        }
        if (code.equals("InvalidRange") || code.equals("PreconditionFailed")) {
            return Kind.PRECONDITION;
        }
        if (FULL.contains(code) || status == 507) {
            return Kind.FULL;
        }
        if (DENIED.contains(code) || status == 401 || status == 403) {
            return Kind.DENIED;
        }
        return PASSING.contains(code) || status >= 500 || status == 408 || status == 429 ? Kind.PASSING : Kind.REFUSED;
    }

    Refusal refusal() {
        return switch (kind) {
            case FULL -> new Refusal(Code.STORAGE_FULL, "storage.full").because(cause);
            case DENIED -> new Refusal(Code.STORAGE_UNAVAILABLE, "storage.denied", code).because(cause);
            case PASSING -> new Refusal(Code.STORAGE_UNAVAILABLE, "storage.unreachable").because(cause);
            default -> new Refusal(Code.STORAGE_UNAVAILABLE, "storage.refused", code).because(cause);
        };
    }
}
