package org.jiraextractor.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Described;
import org.jiraextractor.support.Described.Operation;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of wrong requests, made from the description of the API: none is answered by a 5xx or by anything that the description does not say, each that is not as it says is refused,
 * and what is refused changes nothing. {@code -Dfuzz.seed=} makes other ones, {@code -Dfuzz.each=} more of them for each operation.
 */
@Tag("full")
class FuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", 20261122L);
    private static final int EACH = Integer.getInteger("fuzz.each", 40);

    /** What the frame around all operations says: another method, nothing acceptable. */
    private static final Set<Integer> OF_THE_FRAME = Set.of(405, 406);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern INSIDES = Pattern.compile("org\\.jiraextractor|java\\.(lang|util|sql)|jakarta\\.|org\\.postgresql|\\bat [a-z]+\\.[a-z]+\\.|Exception\\b|select .* from ");

    private static final RunningApp APP = RunningApp.shared();

    private static Inhabited world;
    private static Described described;

    @BeforeAll
    static void settle() {
        world = new Inhabited(APP);
        described = new Described(world.owner.get("/openapi").json());
    }

    @AfterAll
    static void leave() {
        if (world != null) {
            world.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_operation_bears_wrong_requests() {
        assertThat(described.operations()).hasSizeGreaterThan(40);
        return described.operations().stream().map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> bears(operation)));
    }

    private static void bears(Operation operation) {
        Wrong wrong = new Wrong(described, world.known, new Random(SEED ^ operation.id().hashCode()));
        Set<String> faults = new LinkedHashSet<>();
        String before = world.state();
        for (int i = 0; i < EACH; i++) {
            Request request = wrong.one(operation);
            Api.Answer answer = world.send(request);
            judge(request, answer).forEach(fault -> faults.add(fault + "\n  " + request + "\n  → " + answer));
            // what may be right may change something; of what is refused alone it is enough to look once at the end
            if (!request.refused() && !SAFE.contains(request.method())) {
                String after = world.state();
                if (answer.status() >= 400 && !after.equals(before)) {
                    faults.add("refused, but it changed something\n  " + request + "\n  → " + answer);
                }
                before = after;
            }
        }
        if (!world.state().equals(before)) {
            faults.add("something that was refused changed something");
        }
        assertThat(faults).as(faults.size() + " faults with seed " + SEED + ":\n" + String.join("\n", faults)).isEmpty();
    }

    private static List<String> judge(Request request, Api.Answer answer) {
        List<String> faults = new ArrayList<>();
        int status = answer.status();
        if (status >= 500) {
            faults.add("a " + status);
            return faults;
        }
        if (request.refused() && status < 400) {
            faults.add("not refused");
        }
        boolean said = request.method().equals(request.operation().method()) && described.names(request.operation(), status);
        boolean unreadable = status == 400 && request.headers().containsKey("Accept");
        // the path of one may be an id of another: there is nothing under it to be put or deleted
        boolean nothing = status == 404 && !request.method().equals(request.operation().method());
        if (!said && !unreadable && !nothing && !OF_THE_FRAME.contains(status)) {
            faults.add("a " + status + ", of which the description says nothing");
        }
        JsonNode content = described.response(request.operation(), said ? status : -1).path("content");
        String type = answer.header("Content-Type").replaceAll(";.*", "");
        if (answer.body().length == 0) {
            if (status >= 400) {
                faults.add("a refusal that says nothing");
            }
        } else if (!content.has(type) && !content.has("*/*")) {
            faults.add("answered as " + type + ", described are " + content.properties().stream().map(Map.Entry::getKey).toList());
        } else if (type.endsWith("json") && content.path(type).has("schema")) {
            described.faultsOfAnswer(content.path(type).path("schema"), answer.json()).forEach(fault -> faults.add("outside its schema: " + fault));
            if (status >= 400 && answer.json().path("status").asInt() != status) {
                faults.add("the problem tells another status");
            }
        }
        if (status >= 400 && INSIDES.matcher(answer.text()).find()) {
            faults.add("tells of our insides");
        }
        return faults;
    }
}
