package org.jiraextractor.jira;

import java.io.IOException;

/** An address that must never be dialled. */
final class BlockedAddress extends IOException {
    BlockedAddress(String address) {
        super(address);
    }
}
