package org.jiraextractor.exports.keeping;

import org.jiraextractor.exports.StoredExports;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.Stores;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Looks whether the files of each export are there, by number and size alone: whether they are as they were is for verifying to say. */
final class LostFiles {

    private static final int PAGE = 200;

    private final Sweeping now;
    private final StoredExports exports;
    private final Stores stores;
    private final UnaryOperator<ObjectStore> patient;

    LostFiles(Sweeping now, StoredExports exports, Stores stores, UnaryOperator<ObjectStore> patient) {
        this.now = now;
        this.exports = exports;
        this.stores = stores;
        this.patient = patient;
    }

    void look() throws IOException {
        long after = 0;
        List<StoredExports.Stored> page;
        do {
            page = exports.page(after, PAGE, false);
            List<UUID> lost = new ArrayList<>();
            List<UUID> there = new ArrayList<>();
            for (StoredExports.Stored export : page) {
                now.job().checkpoint();
                after = export.number();
                if (there(export) || exports.one(export.id()).filter(still -> still.export().uri().equals(export.export().uri())).isEmpty()) {
                    there.add(export.id());
                } else {
                    lost.add(export.id());
                    now.found(Step.LOST, export.label(), export.export().bytes());
                }
            }
            if (!now.dryRun()) {
                exports.mark(lost, there);
            }
        } while (page.size() == PAGE);
    }

    private boolean there(StoredExports.Stored export) throws IOException {
        String uri = export.export().uri();
        if (!stores.has(uri.substring(0, uri.indexOf(':')))) {
            return false;
        }
        ObjectStore store = patient.apply(stores.of(uri));
        String name = store.nameOf(uri);
        if (export.export().zip()) {
            return store.size(name).orElse(-1) == export.export().bytes();
        }
        long[] files = {0};
        store.list(name, file -> files[0]++);
        return files[0] >= export.export().files();
    }
}
