package org.jiraextractor.richtext;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.issues.RawJson;

import java.util.Map;

/** Short ways to write a document down, and a world around it. */
final class Texts {

    static final Surroundings AROUND = new Surroundings() {
        @Override
        public File file(String mediaId, String name) {
            return switch (mediaId.isEmpty() ? name : mediaId) {
                case "uuid", "real.png" -> new File("real.png", "../../attachments/A-1/1-real.png", "image/png", 10);
                case "doc", "plan.pdf" -> new File("plan.pdf", "../../attachments/A-1/2-plan.pdf", "application/pdf", 10);
                case "svg" -> new File("x.svg", "../../attachments/A-1/3-x.svg", "image/svg+xml", 10);
                default -> null;
            };
        }

        @Override
        public String person(String id) {
            return Map.of("acc", "Ann Other").get(id);
        }

        @Override
        public String page(String issueKey) {
            return issueKey.equals("A-2") ? "A-2.html" : null;
        }

        @Override
        public String site() {
            return "https://jira.example";
        }
    };

    private Texts() {
    }

    /** A document of these nodes; apostrophes stand for quotes. */
    static RichText adf(String nodes) {
        return RichText.of(document(nodes));
    }

    static JsonNode document(String nodes) {
        return RawJson.read(("{'type':'doc','version':1,'content':[" + nodes + "]}").replace('\'', '"'));
    }

    static RichText line(String nodes) {
        return adf("{'type':'paragraph','content':[" + nodes + "]}");
    }

    static String text(String text, String marks) {
        return "{'type':'text','text':'" + text + "','marks':[" + marks + "]}";
    }
}
