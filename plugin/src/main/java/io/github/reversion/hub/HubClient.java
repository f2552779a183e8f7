package io.github.reversion.hub;

import io.github.reversion.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Asks the hub, and follows it to where it keeps large files; only the hub itself sees the token.
 */
final class HubClient {
  private static final Duration TO_CONNECT = Duration.ofSeconds(30);
  private static final Duration TO_ANSWER = Duration.ofSeconds(60);
  private static final int MOST_REDIRECTS = 8;

  private final HubAccess access;
  private final HttpClient http;

  HubClient(HubAccess access) {
    this.access = access;
    http =
        HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(access.proxy())
            .build();
  }

  HubAccess access() {
    return access;
  }

  /**
   * An answer with a body.
   *
   * @param response the last one, of status 200, 206 or 416
   * @param etag what the hub, or else the last server, calls this version of the file; may be empty
   */
  record Answer(HttpResponse<InputStream> response, String etag) implements AutoCloseable {
    int status() {
      return response.statusCode();
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    @Override
    public void close() {
      closeQuietly(response);
    }
  }

  /**
   * Asks for something.
   *
   * @param what is asked for, for messages
   * @param from the first byte wanted
   * @throws Transient if the connection failed or the server is busy
   * @throws UserException if the answer is no
   */
  Answer get(URI address, String what, long from) throws Transient {
    URI at = address;
    String etag = "";
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      HttpResponse<InputStream> response = send(at, what, from);
      if (etag.isEmpty()) {
        etag = etag(response);
      }
      if (response.statusCode() / 100 != 3) {
        Refusals.check(response, what, access);
        return new Answer(response, etag);
      }
      closeQuietly(response);
      at = redirected(at, response, what);
    }
    throw new UserException(what + " is redirected in a circle; try again later.");
  }

  private HttpResponse<InputStream> send(URI address, String what, long from) throws Transient {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(TO_ANSWER)
            .header("Accept-Encoding", "identity")
            .header("User-Agent", "reversion-fiji");
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    if (!access.token().isEmpty() && access.owns(address)) {
      request.header("Authorization", "Bearer " + access.token());
    }
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new Transient(
          what + " could not be got from " + address.getHost() + " (" + e + ")", e, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private static URI redirected(URI from, HttpResponse<InputStream> response, String what) {
    String location =
        response
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new UserException(what + " is redirected to nowhere."));
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new UserException(what + " is redirected to '" + location + "', no address.", e);
    }
    boolean safe =
        "https".equals(to.getScheme())
            || ("http".equals(to.getScheme()) && from.getScheme().equals("http"));
    if (!safe || to.getHost() == null) {
      throw new UserException(
          what + " is redirected to " + to + ", which is not safe; it is not got.");
    }
    return to;
  }

  /** The hub names the hash of a large file already where it sends us on. */
  private static String etag(HttpResponse<InputStream> response) {
    return response
        .headers()
        .firstValue("X-Linked-ETag")
        .or(
            () ->
                response.statusCode() / 100 == 3
                    ? Optional.empty()
                    : response.headers().firstValue("ETag"))
        .map(tag -> tag.replaceFirst("^W/", "").replace("\"", ""))
        .orElse("");
  }

  private static void closeQuietly(HttpResponse<InputStream> response) {
    try {
      response.body().close();
    } catch (IOException ignored) {
      // Nothing of it is needed any more.
    }
  }
}
