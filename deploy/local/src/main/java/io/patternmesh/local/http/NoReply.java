package io.patternmesh.local.http;

import java.net.URI;

/** Nothing answered: nobody listens, the connection broke, or it took too long. */
public final class NoReply extends CallFailed {

  private static final long serialVersionUID = 1L;

  NoReply(String method, URI uri, String how, Throwable cause) {
    super(method + " " + uri + ": " + how, cause);
  }
}
