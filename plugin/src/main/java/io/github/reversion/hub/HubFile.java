package io.github.reversion.hub;

/**
 * A file of a repository, as the hub lists it.
 *
 * @param path its path in the repository
 * @param size its bytes
 * @param hash what it must hash to
 */
public record HubFile(String path, long size, FileHash hash) {}
