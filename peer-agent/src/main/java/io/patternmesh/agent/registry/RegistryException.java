package io.patternmesh.agent.registry;

import io.vertx.core.json.JsonObject;

/** The registry refused a request, or could not be reached. */
public final class RegistryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;

  private RegistryException(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** The registry answered, and not with what was asked for. */
  static RegistryException refused(String request, int status, String body) {
    return new RegistryException(
        status, "registry: " + request + " answered " + status + ": " + detail(body), null);
  }

  /** No answer came. */
  static RegistryException unreachable(String url, Throwable cause) {
    return new RegistryException(
        503,
        "registry: no answer from " + url + "; is it running? (" + cause.getMessage() + ")",
        cause);
  }

  /** The HTTP status that says the same to the agent's own caller. */
  public int status() {
    return status;
  }

  private static String detail(String body) {
    try {
      return new JsonObject(body).getString("detail", body);
    } catch (RuntimeException notJson) {
      return body == null || body.isEmpty() ? "no reason given" : body;
    }
  }
}
