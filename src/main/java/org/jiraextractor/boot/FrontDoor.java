package org.jiraextractor.boot;

import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.HttpServerFilter;
import org.glassfish.grizzly.http.HttpHeader;
import org.glassfish.grizzly.memory.Buffers;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.Problem;
import org.jiraextractor.words.Code;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Refuses what the server stumbles over before any filter of the application is asked: a path whose percents mean nothing, a Host that is no name. It
 * would answer an empty 200 and write a stack trace; and to what names no thing of the API (U+0000, a backslash, no UTF-8) an empty 400. Stands in the
 * server's own chain, behind what reads HTTP. A server that is built otherwise goes without it: nothing else depends on it.
 */
final class FrontDoor extends BaseFilter {

    private static final Logger LOG = Logger.getLogger(FrontDoor.class.getName());

    private static final Pattern MEANINGLESS = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern API = Pattern.compile("^/api/");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\s:/?#@\\[\\]]+)(:[0-9]*|:[A-Za-z0-9]+)?");
    private static final String LISTENER = "http-listener";

    private FilterChain chain;

    void guard() {
        try {
            chain = chain();
            for (int i = 0; i < chain.size(); i++) {
                if (chain.get(i) instanceof HttpServerFilter) {
                    chain.add(i + 1, this);
                    return;
                }
            }
            LOG.warning("the server's chain has no reader of HTTP; malformed requests are left to the server");
        } catch (ReflectiveOperationException | RuntimeException | LinkageError otherwise) {
            LOG.log(Level.WARNING, "malformed requests are left to the server, which is built otherwise", otherwise);
        }
    }

    void leave() {
        if (chain != null) {
            chain.remove(this);
        }
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        if (context.getMessage() instanceof HttpContent content && content.getHttpHeader() instanceof HttpRequestPacket request) {
            Optional<Problem> problem = problem(request);
            if (problem.isPresent()) {
                refuse(context, request, problem.get());
                return context.getStopAction();
            }
        }
        return context.getInvokeAction();
    }

    private static Optional<Problem> problem(HttpRequestPacket request) {
        String path = request.getRequestURI();
        String host = request.getHeader("Host");
        if (host != null && !HOST.matcher(host.strip()).matches()) {
            return Optional.of(Problem.early(Code.INVALID_BODY, 400, "problem.host", path));
        }
        if (MEANINGLESS.matcher(path).find()) {
            return Optional.of(Problem.early(Code.INVALID_BODY, 400, "problem.unreadable", path));
        }
        return API.matcher(path).find() && namesNothing(path) ? Optional.of(Problem.early(Code.NOT_FOUND, 404, "problem.not_found", path)) : Optional.empty();
    }

    /** Whether the path, decoded, holds what is in no id and no name of a file. */
    private static boolean namesNothing(String path) {
        ByteBuffer plain = ByteBuffer.allocate(path.length());
        int i = 0;
        while (i < path.length()) {
            boolean escaped = path.charAt(i) == '%';
            plain.put((byte) (escaped ? Integer.parseInt(path.substring(i + 1, i + 3), 16) : path.charAt(i)));
            i += escaped ? 3 : 1;
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(plain.flip()).toString();
            return text.indexOf('\0') >= 0 || text.indexOf('\\') >= 0;
        } catch (CharacterCodingException noText) {
            return true;
        }
    }

    private static void refuse(FilterChainContext context, HttpRequestPacket request, Problem problem) {
        HttpResponsePacket answer = request.getResponse();
        byte[] body = API.matcher(problem.instance()).find() ? Json.write(problem).getBytes(StandardCharsets.UTF_8) : new byte[0];
        answer.setStatus(problem.status());
        answer.setContentLength(body.length);
        if (body.length > 0) {
            answer.setContentType("application/problem+json");
        }
        answer.setHeader("Connection", "close");
        answer.setHeader("Content-Security-Policy", "default-src 'none'");
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader("Cache-Control", "no-store");
        request.setSkipRemainder(true);
        context.write(HttpContent.builder((HttpHeader) answer).content(Buffers.wrap(null, body)).last(true).build());
        context.flush(null);
        context.getConnection().closeSilently();
    }

    /** By name: the server's own classes are no API of anybody's. */
    private static FilterChain chain() throws ReflectiveOperationException {
        Class<?> service = Class.forName("com.sun.enterprise.v3.services.impl.GrizzlyService");
        Object running = Class.forName("org.glassfish.internal.api.Globals").getMethod("get", Class.class).invoke(null, service);
        Object locator = Class.forName("org.glassfish.internal.api.Globals").getMethod("getDefaultHabitat").invoke(null);
        Class<?> listenerType = Class.forName("org.glassfish.grizzly.config.dom.NetworkListener");
        Object listener = Class.forName("org.glassfish.hk2.api.ServiceLocator")
                .getMethod("getService", Class.class, String.class, java.lang.annotation.Annotation[].class).invoke(locator, listenerType, LISTENER, new java.lang.annotation.Annotation[0]);
        Object proxy = service.getMethod("lookupNetworkProxy", listenerType).invoke(running, listener);
        Object grizzly = proxy.getClass().getMethod("getUnderlyingListener").invoke(proxy);
        Object transport = grizzly.getClass().getMethod("getTransport").invoke(grizzly);
        return (FilterChain) Class.forName("org.glassfish.grizzly.Transport").getMethod("getProcessor").invoke(transport);
    }
}
