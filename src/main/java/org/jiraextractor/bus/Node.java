package org.jiraextractor.bus;

import org.jiraextractor.config.Roles;

/**
 * One process of this installation.
 *
 * @param id      the same after a restart: a word kept in its data folder; under it leases are held
 * @param host    of the machine or the container
 * @param address where it listens
 * @param store   the scheme of its object store: local or minio
 * @param shared  whether a local store is said to lie on a volume that all nodes have
 */
public record Node(String id, String host, String address, String version, Roles roles, String store, boolean shared) {
}
