package org.jiraextractor.jira;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.issues.RawJson;

import java.io.IOException;

/** Walks a streamed answer without holding it whole. */
final class JsonMembers {

    /** Called with the parser on a member's value; must leave it on that value's last token. */
    @FunctionalInterface
    interface Member {
        void is(String name, JsonParser value) throws IOException;
    }

    /** Called with the parser on an element; must leave it on that element's last token. */
    @FunctionalInterface
    interface Element {
        void is(JsonParser element) throws IOException;
    }

    /** Called with each element read whole. */
    @FunctionalInterface
    interface ObjectElement {
        void is(ObjectNode element) throws IOException;
    }

    private JsonMembers() {
    }

    static void of(JsonParser object, Member member) throws IOException {
        expect(object, JsonToken.START_OBJECT);
        while (object.nextToken() != JsonToken.END_OBJECT) {
            String name = object.currentName();
            object.nextToken();
            member.is(name, object);
        }
    }

    static void eachArray(JsonParser array, Element element) throws IOException {
        expect(array, JsonToken.START_ARRAY);
        while (array.nextToken() != JsonToken.END_ARRAY) {
            element.is(array);
        }
    }

    static void each(JsonParser array, ObjectElement element) throws IOException {
        eachArray(array, one -> {
            expect(one, JsonToken.START_OBJECT);
            element.is((ObjectNode) RawJson.read(one));
        });
    }

    private static void expect(JsonParser json, JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            throw new JsonParseException(json, "not the shape that was expected");
        }
    }
}
