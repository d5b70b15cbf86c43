package org.jiraextractor.directories;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jiraextractor.accounts.Sharing;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A named place for jobs in a tree of one owner's. That the tree stays one is seen to by {@link Directories}, which knows the others. */
@Entity
@Table(name = "directories")
public class Directory {

    @Id
    private UUID id;
    @Column(insertable = false, updatable = false)
    private long number;
    @Column(name = "parent_id")
    private UUID parentId;
    private String name;
    private String sharing;
    @Column(name = "retention_days")
    private Integer retentionDays;
    @Column(name = "name_pattern")
    private String namePattern;
    @Column(name = "owner_id", updatable = false)
    private UUID ownerId;
    @Column(name = "created_at", updatable = false)
    private Instant createdAt;
    @Column(name = "updated_at")
    private Instant updatedAt;
    @Version
    private long version;

    protected Directory() {
    }

    Directory(UUID id, UUID ownerId, DirectoryDetails details, Instant now) {
        this.id = id;
        this.ownerId = ownerId;
        this.createdAt = now;
        change(details, now);
    }

    /** All of it anew: named, moved, shared, kept for so long. */
    void change(DirectoryDetails details, Instant now) {
        if (id.equals(details.parentId())) {
            throw new IllegalArgumentException("directory " + id + " cannot lie in itself");
        }
        name = details.name();
        parentId = details.parentId();
        sharing = details.sharing().word();
        retentionDays = details.retentionDays();
        namePattern = details.namePattern();
        updatedAt = now;
    }

    public DirectoryDetails details() {
        return new DirectoryDetails(name, parentId, sharing(), retentionDays, namePattern);
    }

    public UUID id() {
        return id;
    }

    /** The order in which directories were made. */
    public long number() {
        return number;
    }

    /** Null at the top. */
    public UUID parentId() {
        return parentId;
    }

    public String name() {
        return name;
    }

    public Sharing sharing() {
        return Sharing.valueOf(sharing.toUpperCase(Locale.ROOT));
    }

    /** Its own rule; null where the directory above says. */
    public Integer retentionDays() {
        return retentionDays;
    }

    /** Its own rule; null where the directory above says. */
    public String namePattern() {
        return namePattern;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
