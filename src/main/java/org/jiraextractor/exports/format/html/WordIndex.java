package org.jiraextractor.exports.format.html;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Closing;
import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.Utf8Json;
import org.jiraextractor.exports.format.reading.FieldText;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Value;
import org.jiraextractor.issues.RawJson;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which words stand in which issues, in many small files of which a search loads one for each word typed. What all issues say waits in work
 * files, a few dozen, each small enough to be sorted in memory.
 */
final class WordIndex implements Closeable {

    private static final int BUCKETS = 64;
    private static final int BUFFER = 16 << 10;

    private final Spool spool;
    private final int shards;
    private final List<Path> files = new ArrayList<>();
    private final List<DataOutputStream> buckets = new ArrayList<>();
    private int issues;

    /** @param expected how many issues there will be: few need few files */
    WordIndex(Spool spool, long expected) throws IOException {
        this.spool = spool;
        this.shards = expected < 200 ? 8 : expected < 2_000 ? 64 : 512;
        for (int i = 0; i < Math.min(BUCKETS, shards); i++) {
            files.add(spool.scratch());
            buckets.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(files.get(i)), BUFFER)));
        }
    }

    int shards() {
        return shards;
    }

    /** In the order of the rows. @param words of the next issue */
    void add(Set<String> words) throws IOException {
        for (String word : words) {
            DataOutputStream out = buckets.get(Terms.shard(word, shards) % buckets.size());
            out.writeInt(issues);
            out.writeUTF(word);
        }
        issues++;
    }

    /** @return which shards have a file: a character {@code 1} or {@code 0} for each */
    String finish() throws IOException {
        Closing.all(buckets.toArray(Closeable[]::new));
        char[] there = "0".repeat(shards).toCharArray();
        for (Path file : files) {
            Map<Integer, Map<String, Posting>> found = read(file);
            for (Map.Entry<Integer, Map<String, Posting>> shard : found.entrySet()) {
                there[shard.getKey()] = '1';
                write(shard.getKey(), shard.getValue());
            }
        }
        return new String(there);
    }

    /** The numbers of issues, ascending: each as its distance to the one before, to the base of 36. */
    private static final class Posting {

        private final StringBuilder text = new StringBuilder();
        private int last;

        void add(int issue) {
            text.append(text.length() == 0 ? "" : " ").append(Integer.toString(issue - last, 36));
            last = issue;
        }
    }

    private Map<Integer, Map<String, Posting>> read(Path file) throws IOException {
        Map<Integer, Map<String, Posting>> found = new TreeMap<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            while (true) {
                int issue = in.readInt();
                String word = in.readUTF();
                found.computeIfAbsent(Terms.shard(word, shards), none -> new TreeMap<>()).computeIfAbsent(word, none -> new Posting()).add(issue);
            }
        } catch (EOFException end) {
            return found;
        }
    }

    private void write(int shard, Map<String, Posting> words) throws IOException {
        try (Writer out = new Utf8Json(spool.open("html/data/words-" + shard + ".js", "text/javascript"))) {
            out.write("jie.words(" + shard + ",[");
            String between = "\n";
            for (Map.Entry<String, Posting> word : words.entrySet()) {
                out.write(between + "[" + RawJson.write(RawJson.object().textNode(word.getKey())) + ",\"" + word.getValue().text + "\"]");
                between = ",\n";
            }
            out.write("\n]);\n");
        }
    }

    /** By any thread. */
    static Set<String> words(ReadIssue issue) {
        Set<String> words = new HashSet<>();
        Terms.collect(issue.key(), words);
        Terms.collect(issue.text("summary"), words);
        Terms.collect(issue.named("project"), words);
        Terms.collect(issue.rich(issue.raw().fields().path("description")).text(issue.around()), words);
        for (FieldText field : issue.fields()) {
            if (field.rich() != null) {
                Terms.collect(field.rich().text(issue.around()), words);
            }
            for (Value value : field.values()) {
                Terms.collect(value.text(), words);
            }
        }
        for (IssueAttachment attachment : issue.attachments()) {
            Terms.collect(attachment.raw().path("filename").asText(""), words);
        }
        collect(issue, issue.raw().comments(), "body", words);
        collect(issue, issue.raw().worklogs(), "comment", words);
        return words;
    }

    private static void collect(ReadIssue issue, JsonNode things, String text, Set<String> words) {
        if (things != null) {
            for (JsonNode thing : things) {
                Terms.collect(issue.people().name(thing.path("author")), words);
                Terms.collect(issue.rich(thing.path(text)).text(issue.around()), words);
            }
        }
    }

    @Override
    public void close() throws IOException {
        Closing.all(buckets.toArray(Closeable[]::new));
    }
}
