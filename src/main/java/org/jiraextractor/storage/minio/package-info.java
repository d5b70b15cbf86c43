/**
 * Objects in any S3: MinIO, Amazon's, others. Uploads go in parts that lie on the local disk until they are sent, so the heap is the same whatever
 * the size; what is interrupted goes on or leaves nothing.
 */
package org.jiraextractor.storage.minio;
