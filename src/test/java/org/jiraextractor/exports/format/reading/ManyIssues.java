package org.jiraextractor.exports.format.reading;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.extraction.KeptAttachment;
import org.jiraextractor.issues.RawJson;

import java.io.IOException;
import java.util.List;

/** As many issues as one likes, each made when it is asked for, the same each time. Number 7 has a bit of everything. */
public record ManyIssues(int count) implements Extracted {

    private static final String[] TYPES = {"Bug", "Task", "Story", "Epic"};
    private static final String[] NAMES = {"Ann Other", "Bob Builder", "Chloé Dubois", "Dmitri Ivanov", "", "Erika Mustermann"};
    private static final String[][] STATUSES = {{"To Do", "new"}, {"In Progress", "indeterminate"}, {"Done", "done"}};
    private static final String[] WORDS = ("payment invoice customer button login timeout report export search filter crème brûlée server client error retry cache index page mobile desktop printer "
            + "label border shipping order basket voucher discount currency language translation accent keyboard screen reader contrast colour theme").split(" ");

    @Override
    public Include include() {
        return SmallWorld.ALL;
    }

    @Override
    public String baseUrl() {
        return "https://many.example";
    }

    @Override
    public String deployment() {
        return "cloud";
    }

    @Override
    public ArrayNode fields() {
        return (ArrayNode) RawJson.read("[{\"id\":\"customfield_1\",\"name\":\"Story points\",\"schema\":{\"type\":\"number\",\"custom\":\"x:float\"}},"
                + "{\"id\":\"customfield_2\",\"name\":\"Acceptance\",\"schema\":{\"type\":\"string\",\"custom\":\"com.atlassian.jira.plugin.system.customfieldtypes:textarea\"}},"
                + "{\"id\":\"customfield_3\",\"name\":\"Design\",\"schema\":{\"type\":\"string\",\"custom\":\"com.atlassian.jira.plugin.system.customfieldtypes:url\"}}]");
    }

    @Override
    public void eachIssue(IssueVisitor visitor) throws IOException {
        for (int i = 1; i <= count; i++) {
            visitor.visit(issue(i));
        }
    }

    private static String words(int seed, int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[Math.floorMod(seed * 31 + i * 7 + seed / 5 * i, WORDS.length)]);
        }
        return text.toString();
    }

    private static ObjectNode user(int seed) {
        String name = NAMES[Math.floorMod(seed, NAMES.length)];
        return name.isEmpty() ? null : RawJson.object().put("accountId", "acc-" + Math.floorMod(seed, NAMES.length)).put("displayName", name);
    }

    private static ObjectNode paragraph(String text) {
        ObjectNode doc = RawJson.object().put("type", "doc").put("version", 1);
        doc.putArray("content").addObject().put("type", "paragraph").putArray("content").addObject().put("type", "text").put("text", text);
        return doc;
    }

    private static String moment(int seed) {
        return "20%02d-%02d-%02dT%02d:%02d:00.000+0000".formatted(20 + seed % 6, 1 + seed % 12, 1 + seed % 28, seed % 24, seed * 7 % 60);
    }

    private static ExtractedIssue issue(int number) {
        String project = number % 3 == 0 ? "WEB" : "SHOP";
        ObjectNode fields = RawJson.object().put("summary", words(number, 6) + " " + number);
        fields.putObject("project").put("key", project).put("name", project.equals("WEB") ? "Website" : "Web shop");
        fields.putObject("issuetype").put("name", TYPES[number % TYPES.length]);
        String[] status = STATUSES[number % STATUSES.length];
        fields.putObject("status").put("name", status[0]).putObject("statusCategory").put("key", status[1]);
        fields.putObject("priority").put("name", number % 5 == 0 ? "High" : "Medium");
        fields.set("assignee", user(number));
        fields.set("reporter", user(number + 1));
        fields.put("created", moment(number)).put("updated", moment(number + 3));
        fields.putArray("labels").add(WORDS[number % 10]).add("q" + number % 4);
        fields.set("description", number == 7 ? RawJson.read(EVERYTHING.replace('\'', '"')) : paragraph(words(number + 1, 40) + " unique" + number));
        ArrayNode comments = RawJson.array();
        for (int i = 0; i < number % 4; i++) {
            ObjectNode comment = comments.addObject().put("id", Integer.toString(number * 10 + i)).put("created", moment(number + i)).put("updated", moment(number + i + i % 2));
            comment.set("author", user(number + i));
            comment.set("body", paragraph(words(number + i, 25)));
            comment.put("jsdPublic", i != 1);
        }
        if (number == 7) {
            everything(fields, comments);
        }
        ArrayNode changes = RawJson.array();
        ObjectNode change = changes.addObject().put("id", Integer.toString(number)).put("created", moment(number));
        change.set("author", user(number));
        change.putArray("items").addObject().put("field", "status").put("fromString", "To Do").put("toString", status[0]);
        if (number == 9) {
            change.withArray("items").addObject().put("field", "Key").put("fromString", "OLD-9").put("toString", project + "-9");
            change.withArray("items").addObject().put("field", "description").put("fromString", words(1, 60)).put("toString", words(2, 60));
        }
        ArrayNode worklogs = RawJson.array();
        for (int i = 0; i < (number == 7 ? 3 : 0); i++) {
            ObjectNode log = worklogs.addObject().put("id", Integer.toString(i)).put("started", moment(i)).put("timeSpentSeconds", 5_400 + i * 600);
            log.set("author", user(i));
            log.set("comment", paragraph(words(i, 5)));
        }
        ArrayNode attachments = RawJson.array();
        List<KeptAttachment> kept = List.of();
        if (number == 7) {
            attachments.addObject().put("id", "1").put("filename", "screen shot.png").put("mimeType", "image/png").put("created", moment(7)).set("author", user(0));
            attachments.addObject().put("id", "2").put("filename", "plan.pdf").put("mimeType", "application/pdf").put("created", moment(7)).set("author", user(1));
            attachments.addObject().put("id", "3").put("filename", "evil.html").put("mimeType", "image/png").put("created", moment(7)).set("author", user(2));
            attachments.addObject().put("id", "4").put("filename", "lost.png").put("mimeType", "image/png").put("created", moment(7)).set("author", user(2));
            kept = List.of(new KeptAttachment("1", project + "-7", "media-1", "x", "x", 1, 123_456, null), new KeptAttachment("2", project + "-7", "media-2", "x", "x", 1, 2_345_678, null),
                    new KeptAttachment("3", project + "-7", "media-3", "x", "x", 1, 99, null), new KeptAttachment("4", project + "-7", "media-4", null, null, 0, 0, "deleted"));
        }
        return new ExtractedIssue(number, project + "-" + number, fields, comments, worklogs, changes, attachments, kept, RawJson.array(), RawJson.array(), RawJson.object());
    }

    private static void everything(ObjectNode fields, ArrayNode comments) {
        fields.put("customfield_1", 5).put("customfield_2", "h3. Done when\n* the *page* is [fast|https://many.example/browse/WEB-6]\n* {color:red}red{color} is gone\n||Browser||Works||\n|Firefox|(/)|\n|Other|(x)|\n{code:java}\nint a = 1;\n{code}")
                .put("customfield_3", "https://design.example/board?x=1");
        fields.putArray("subtasks").addObject().put("key", "SHOP-8").putObject("fields").put("summary", "A part of it").putObject("status").put("name", "Done").putObject("statusCategory").put("key", "done");
        ArrayNode links = fields.putArray("issuelinks");
        links.addObject().set("type", RawJson.object().put("name", "Blocks").put("inward", "is blocked by").put("outward", "blocks"));
        ((ObjectNode) links.get(0)).putObject("outwardIssue").put("key", "WEB-9").putObject("fields").put("summary", "Another one");
        links.addObject().set("type", RawJson.object().put("name", "Relates").put("inward", "relates to").put("outward", "relates to"));
        ((ObjectNode) links.get(1)).putObject("inwardIssue").put("key", "FAR-1").putObject("fields").put("summary", "Not in this export");
        fields.putObject("parent").put("key", "SHOP-4").putObject("fields").put("summary", "The whole");
        ((ObjectNode) comments.get(0)).putObject("visibility").put("type", "role").put("value", "Administrators");
    }

    private static final String EVERYTHING = "{'type':'doc','version':1,'content':["
            + "{'type':'heading','attrs':{'level':1},'content':[{'type':'text','text':'What happens'}]},"
            + "{'type':'paragraph','content':[{'type':'text','text':'Ask '},{'type':'mention','attrs':{'id':'acc-0','text':'@Ann Other'}},{'type':'text','text':' by '},{'type':'date','attrs':{'timestamp':'1764633600000'}},"
            + "{'type':'text','text':' whether '},{'type':'text','text':'red','marks':[{'type':'textColor','attrs':{'color':'#ff5630'}}]},{'type':'text','text':' or '},{'type':'text','text':'marked','marks':[{'type':'backgroundColor','attrs':{'color':'#fedec8'}}]},"
            + "{'type':'text','text':' text is '},{'type':'status','attrs':{'text':'in review','color':'purple'}},{'type':'text','text':', see '},{'type':'inlineCard','attrs':{'url':'https://many.example/browse/WEB-9'}},{'type':'text','text':' and '},{'type':'text','text':'code()','marks':[{'type':'code'}]},{'type':'text','text':'.'}]},"
            + "{'type':'panel','attrs':{'panelType':'warning'},'content':[{'type':'paragraph','content':[{'type':'text','text':'Take care of the '},{'type':'text','text':'cache','marks':[{'type':'strong'}]},{'type':'text','text':'.'}]}]},"
            + "{'type':'panel','attrs':{'panelType':'info'},'content':[{'type':'paragraph','content':[{'type':'text','text':'Good to know.'}]}]},"
            + "{'type':'taskList','content':[{'type':'taskItem','attrs':{'state':'DONE'},'content':[{'type':'text','text':'Find it'}]},{'type':'taskItem','attrs':{'state':'TODO'},'content':[{'type':'text','text':'Mend it'}]}]},"
            + "{'type':'decisionList','content':[{'type':'decisionItem','content':[{'type':'text','text':'We keep the old name'}]}]},"
            + "{'type':'table','content':[{'type':'tableRow','content':[{'type':'tableHeader','attrs':{'colspan':2},'content':[{'type':'paragraph','content':[{'type':'text','text':'Measured'}]}]},{'type':'tableHeader','content':[{'type':'paragraph','content':[{'type':'text','text':'Now'}]}]}]},"
            + "{'type':'tableRow','content':[{'type':'tableCell','content':[{'type':'paragraph','content':[{'type':'text','text':'first page'}]}]},{'type':'tableCell','attrs':{'background':'#e3fcef'},'content':[{'type':'paragraph','content':[{'type':'text','text':'1.2 s'}]}]},{'type':'tableCell','content':[{'type':'paragraph','content':[{'type':'text','text':'0.4 s'}]}]}]}]},"
            + "{'type':'mediaSingle','attrs':{'layout':'center'},'content':[{'type':'media','attrs':{'id':'media-1','type':'file','alt':'The page as it is','width':320,'height':160}},{'type':'caption','content':[{'type':'text','text':'Before'}]}]},"
            + "{'type':'expand','attrs':{'title':'The log'},'content':[{'type':'codeBlock','attrs':{'language':'text'},'content':[{'type':'text','text':'12:00:01 start\\n12:00:02 <stop>'}]}]},"
            + "{'type':'blockquote','content':[{'type':'paragraph','content':[{'type':'text','text':'It was always slow.'}]}]},"
            + "{'type':'bulletList','content':[{'type':'listItem','content':[{'type':'paragraph','content':[{'type':'text','text':'one'}]},{'type':'orderedList','content':[{'type':'listItem','content':[{'type':'paragraph','content':[{'type':'text','text':'deeper'}]}]}]}]},{'type':'listItem','content':[{'type':'paragraph','content':[{'type':'text','text':'two'}]}]}]},"
            + "{'type':'extension','attrs':{'extensionType':'com.atlassian.macro','extensionKey':'gliffy','text':'A diagram'}}]}";
}
