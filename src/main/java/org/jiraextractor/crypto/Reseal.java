package org.jiraextractor.crypto;

import org.jiraextractor.words.Refusal;

import java.util.UUID;
import java.util.function.Consumer;

/** One go of {@link SealedRows#reseal}, without the database. */
public final class Reseal {

    private final Seal seal;
    private UUID last;
    private int done;
    private int unreadable;

    public Reseal(Seal seal) {
        this.seal = seal;
    }

    /** @param sealed text of the row's secret. @param keep is given the text that takes its place */
    public void row(UUID id, String sealed, String place, Consumer<String> keep) {
        last = id;
        try {
            keep.accept(seal.anew(new Sealed(sealed), place).text());
            done++;
        } catch (Refusal changed) {
            unreadable++;
        }
    }

    public SealedRows.Resealed outcome() {
        return new SealedRows.Resealed(last, done, unreadable);
    }
}
