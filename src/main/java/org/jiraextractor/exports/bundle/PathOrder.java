package org.jiraextractor.exports.bundle;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Sorts waiting files by path, ascending by code points, on disk where they are many. */
final class PathOrder implements Closeable {

    @FunctionalInterface
    interface Visitor {
        void visit(Waiting file) throws IOException;
    }

    static final Comparator<String> BY_CODE_POINT = PathOrder::compare;

    private static final int IN_MEMORY = 20_000;
    private static final Comparator<Waiting> BY_PATH = Comparator.comparing(Waiting::path, BY_CODE_POINT);

    private final Path folder;
    private final int inMemory;
    private final List<Path> runs = new ArrayList<>();
    private List<Waiting> rows = new ArrayList<>();

    PathOrder(Path folder) {
        this(folder, IN_MEMORY);
    }

    PathOrder(Path folder, int inMemory) {
        this.folder = folder;
        this.inMemory = inMemory;
    }

    void add(Waiting file) throws IOException {
        rows.add(file);
        if (rows.size() == inMemory) {
            spill();
        }
    }

    /** @throws IllegalStateException where two have the same path */
    void each(Visitor visitor) throws IOException {
        if (!runs.isEmpty()) {
            spill();
        }
        rows.sort(BY_PATH);
        Once once = new Once(visitor);
        for (Waiting row : rows) {
            once.visit(row);
        }
        List<Run> open = new ArrayList<>();
        try {
            for (Path run : runs) {
                open.add(new Run(Files.newBufferedReader(run)));
            }
            merge(open, once);
        } finally {
            for (Run run : open) {
                run.lines.close();
            }
        }
    }

    private static void merge(List<Run> runs, Visitor visitor) throws IOException {
        PriorityQueue<Run> heads = new PriorityQueue<>(Comparator.comparing((Run run) -> run.head, BY_PATH));
        for (Run run : runs) {
            if (run.head != null) {
                heads.add(run);
            }
        }
        while (!heads.isEmpty()) {
            Run first = heads.poll();
            visitor.visit(first.head);
            if (first.advance()) {
                heads.add(first);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }

    private void spill() throws IOException {
        rows.sort(BY_PATH);
        Path run = folder.resolve("sorted-" + runs.size());
        runs.add(run);
        try (BufferedWriter out = Files.newBufferedWriter(run)) {
            for (Waiting row : rows) {
                out.write(row.line());
                out.write('\n');
            }
        }
        rows = new ArrayList<>();
    }

    /** Java compares chars, which puts emoji before full-width letters. */
    private static int compare(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogate = Character.isSurrogate(x);
                return surrogate == Character.isSurrogate(y) ? x - y : surrogate ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }

    private static final class Run {

        private final BufferedReader lines;
        private Waiting head;

        private Run(BufferedReader lines) throws IOException {
            this.lines = lines;
            advance();
        }

        private boolean advance() throws IOException {
            String line = lines.readLine();
            head = line == null ? null : Waiting.of(line);
            return head != null;
        }
    }

    private static final class Once implements Visitor {

        private final Visitor visitor;
        private String last;

        private Once(Visitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public void visit(Waiting file) throws IOException {
            if (file.path().equals(last)) {
                throw new IllegalStateException("two files of the export have the path " + last);
            }
            last = file.path();
            visitor.visit(file);
        }
    }
}
