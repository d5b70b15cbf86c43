package org.jiraextractor.exports.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.exports.StoredExports;
import org.jiraextractor.jobs.Housekeeping;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.Stores;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the stores hold, as the database knows it: no store is asked. */
@ApplicationScoped
public class StoragePlaces {

    private final StoredExports exports;
    private final Housekeeping housekeeping;
    private final Stores stores;

    @Inject
    StoragePlaces(StoredExports exports, Housekeeping housekeeping, Stores stores) {
        this.exports = exports;
        this.housekeeping = housekeeping;
        this.stores = stores;
    }

    protected StoragePlaces() {
        this(null, null, null);
    }

    /**
     * One store.
     *
     * @param current    whether new exports go there
     * @param configured whether it can be reached at all
     * @param elsewhere  exports that could be moved there
     */
    public record Shown(String scheme, boolean current, boolean configured, long exports, long files, long bytes, long elsewhere) {
    }

    public List<Shown> all() {
        Map<String, StoredExports.Place> known = exports.places().stream().collect(Collectors.toMap(StoredExports.Place::scheme, Function.identity()));
        long inAll = known.values().stream().mapToLong(StoredExports.Place::exports).sum();
        TreeSet<String> schemes = new TreeSet<>(known.keySet());
        stores.all().stream().map(ObjectStore::scheme).forEach(schemes::add);
        List<Shown> shown = new ArrayList<>();
        for (String scheme : schemes) {
            StoredExports.Place place = known.getOrDefault(scheme, new StoredExports.Place(scheme, 0, 0, 0));
            shown.add(new Shown(scheme, stores.current().scheme().equals(scheme), stores.has(scheme), place.exports(), place.files(), place.bytes(), inAll - place.exports()));
        }
        return shown;
    }

    /** What goes within the next days. */
    public Housekeeping.Soon soon() {
        return housekeeping.soon();
    }
}
