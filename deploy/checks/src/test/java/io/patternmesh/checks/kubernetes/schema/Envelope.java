package io.patternmesh.checks.kubernetes.schema;

import io.kubernetes.client.openapi.models.V1ObjectMeta;

/**
 * What every object has besides its content.
 *
 * @param spec replaced by what the kind has there
 */
record Envelope(String apiVersion, String kind, V1ObjectMeta metadata, Object spec) {}
