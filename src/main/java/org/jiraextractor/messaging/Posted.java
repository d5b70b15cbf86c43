package org.jiraextractor.messaging;

import java.util.UUID;

/** A message waits in the outbox; heard once its transaction has ended well. */
record Posted(UUID id) {
}
