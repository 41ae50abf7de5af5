package io.patternmesh.local.http;

/**
 * What a service answered.
 *
 * @param call method and address, for messages
 * @param status the HTTP status
 * @param body as text, may be empty
 */
public record Reply(String call, int status, String body) {

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** Whether what was asked for is not there, or is there no longer. */
  public boolean gone() {
    return status == 404 || status == 410;
  }

  /** The call, its status and the beginning of the body, in one line. */
  public String shown() {
    String text = body.strip().replaceAll("\\s+", " ");
    return call
        + ": status "
        + status
        + (text.isEmpty() ? "" : ": " + text.substring(0, Math.min(400, text.length())));
  }
}
