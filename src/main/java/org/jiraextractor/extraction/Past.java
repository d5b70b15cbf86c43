package org.jiraextractor.extraction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which issues of the first pass do not count any more because they were taken again. */
record Past(int firstPass, Set<Long> ids, Set<String> keys) {

    static Past of(List<KeptChunk> chunks, int firstPass) {
        Set<Long> ids = new HashSet<>();
        Set<String> keys = new HashSet<>();
        chunks.stream().flatMap(chunk -> chunk.superseded().stream()).forEach(one -> {
            ids.add(one.id());
            if (one.key() != null) {
                keys.add(one.key());
            }
        });
        return new Past(firstPass, ids, keys);
    }

    boolean stands(KeptChunk chunk, KeptAttachment attachment) {
        return chunk.number() >= firstPass || !keys.contains(attachment.issueKey());
    }

    boolean stands(KeptChunk chunk, Missing missing) {
        boolean over = missing.issue() == null ? missing.id() != null && ids.contains(Long.valueOf(missing.id())) : keys.contains(missing.issue());
        return chunk.number() >= firstPass || !over;
    }
}
