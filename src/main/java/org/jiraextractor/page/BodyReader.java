package org.jiraextractor.page;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Makes the {@link Body} of a resource method's parameter: JSON under {@code /api}, forms elsewhere. */
@Provider
@Dependent
public class BodyReader implements MessageBodyReader<Body> {

    /** Far more than any form or request of ours has; read before anything is looked at. */
    static final int LIMIT = 1 << 20;

    /** A body of the largest size comes in this over the slowest of lines that people have. */
    static final Duration SLOWEST = Duration.ofSeconds(60);

    private final Validator validator;
    private final HttpServletRequest request;

    @Inject
    public BodyReader(Validator validator, HttpServletRequest request) {
        this.validator = validator;
        this.request = request;
    }

    protected BodyReader() {
        this(null, null);
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Body.class;
    }

    @Override
    public Body readFrom(Class<Body> type, Type generic, Annotation[] annotations, MediaType mediaType, MultivaluedMap<String, String> headers, InputStream in) throws IOException {
        boolean api = request.getRequestURI().startsWith("/api/");
        MediaType wanted = api ? MediaType.APPLICATION_JSON_TYPE : MediaType.APPLICATION_FORM_URLENCODED_TYPE;
        boolean said = request.getContentType() != null;
        if (!said || !mediaType.getType().equalsIgnoreCase(wanted.getType()) || !suits(mediaType.getSubtype(), wanted.getSubtype())) {
            throw new Refusal(Code.UNSUPPORTED_TYPE, "problem.body.type", wanted.toString());
        }
        byte[] bytes = whole(in);
        return api ? Body.json(bytes, validator) : Body.form(FormFields.read(bytes), validator);
    }

    /** {@code application/merge-patch+json} is JSON too. */
    private static boolean suits(String subtype, String wanted) {
        return subtype.equalsIgnoreCase(wanted) || wanted.equals("json") && subtype.equalsIgnoreCase("merge-patch+json");
    }

    /** @throws Refusal {@code too_large} beyond {@link #LIMIT}, {@code invalid_body} for one that has not come whole after {@link #SLOWEST} */
    static byte[] whole(InputStream in) throws IOException {
        return whole(in, System::nanoTime);
    }

    /** Whoever stops in the middle is told so, if they still listen: it is no failure of ours that the server waits no longer for the rest, or that the line is gone. */
    private static int next(InputStream in, byte[] some) throws IOException {
        try {
            return in.read(some);
        } catch (IOException stopped) {
            throw new Refusal(Code.INVALID_BODY, "problem.body.cut").because(stopped);
        }
    }

    /** A thread of the server's waits meanwhile, so whoever sends a byte now and then is not waited for. Between two bytes the server's own limit counts. */
    static byte[] whole(InputStream in, LongSupplier nanos) throws IOException {
        long begun = nanos.getAsLong();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] some = new byte[8 << 10];
        for (int read = next(in, some); read >= 0; read = next(in, some)) {
            bytes.write(some, 0, read);
            if (bytes.size() > LIMIT) {
                throw new Refusal(Code.TOO_LARGE, "problem.body.too_large", LIMIT / 1024);
            }
            if (nanos.getAsLong() - begun > SLOWEST.toNanos()) {
                throw new Refusal(Code.INVALID_BODY, "problem.body.too_slow", SLOWEST.toSeconds());
            }
        }
        return bytes.toByteArray();
    }
}
