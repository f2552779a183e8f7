package io.github.reversion.hub;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.reversion.weights.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A hub on this computer, and beside it the server to which it sends for large files; both can be
 * told to misbehave.
 */
final class FakeHub implements AutoCloseable {
  static final String ID = "owner/model";
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  /** Files from this size on are large: they have a SHA-256 and lie on the other server. */
  static final int LARGE = 1000;

  /** What one request gets instead of the file. */
  interface Mischief {
    /** Answers the request for this content. */
    void answer(HttpExchange exchange, byte[] content) throws IOException;
  }

  /**
   * What was asked.
   *
   * @param store whether at the server for large files
   */
  record Request(boolean store, String path, String range, String authorization) {}

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer hub;
  private final HttpServer store;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, Deque<Mischief>> mischief =
      Collections.synchronizedMap(new HashMap<>());
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile String etagEnding = "";
  private volatile String licence = "openrail";
  private volatile String neededToken = "";

  FakeHub() throws IOException {
    hub = server(this::hub);
    store = server((exchange, path) -> content(exchange, path.substring(1), true));
  }

  private interface Handler {
    void handle(HttpExchange exchange, String path) throws IOException;
  }

  private HttpServer server(Handler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          requests.add(
              new Request(
                  server == store,
                  path,
                  exchange.getRequestHeaders().getFirst("Range"),
                  exchange.getRequestHeaders().getFirst("Authorization")));
          try {
            handler.handle(exchange, path);
          } finally {
            exchange.close();
          }
        });
    server.start();
    return server;
  }

  URI endpoint() {
    return URI.create("http://localhost:" + hub.getAddress().getPort());
  }

  HubAccess access(String token) {
    return HubAccess.of(Map.of(HubAccess.ENDPOINT, endpoint().toString(), HubAccess.TOKEN, token));
  }

  FakeHub put(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  /** The next requests for a file, or an answer of the API (path from the root), misbehave. */
  void misbehave(String path, Mischief... next) {
    mischief.computeIfAbsent(path, p -> new ArrayDeque<>()).addAll(List.of(next));
  }

  /** From now on files are called other versions. */
  void changeVersions() {
    etagEnding = "-new";
  }

  void licence(String name) {
    licence = name;
  }

  /** From now on the hub answers only who has this token. */
  void demand(String token) {
    neededToken = token;
  }

  List<Request> requests(String ending) {
    return requests.stream().filter(request -> request.path().endsWith(ending)).toList();
  }

  private void hub(HttpExchange exchange, String path) throws IOException {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    if (!neededToken.isEmpty() && !("Bearer " + neededToken).equals(given)) {
      status(401).answer(exchange, new byte[0]);
    } else if (path.startsWith("/api/models/" + ID + "/revision/")) {
      json(exchange, path, model());
    } else if (path.equals("/api/models/" + ID + "/tree/" + COMMIT)) {
      json(exchange, path, tree(exchange));
    } else if (path.startsWith("/" + ID + "/resolve/" + COMMIT + "/")) {
      file(exchange, path.substring(("/" + ID + "/resolve/" + COMMIT + "/").length()));
    } else {
      status(404).answer(exchange, new byte[0]);
    }
  }

  private String model() {
    ObjectNode model = new JsonMapper().createObjectNode();
    model.put("sha", COMMIT);
    model.putObject("cardData").put("license", licence);
    return model.toString();
  }

  /** Two pages, as the hub splits long lists. */
  private String tree(HttpExchange exchange) {
    List<String> paths = List.copyOf(files.keySet());
    boolean second = exchange.getRequestURI().getQuery().contains("cursor=2");
    int middle = paths.size() / 2;
    if (!second) {
      exchange
          .getResponseHeaders()
          .set(
              "Link",
              "<%s%s?recursive=true&cursor=2>; rel=\"next\""
                  .formatted(endpoint(), exchange.getRequestURI().getPath()));
    }
    ArrayNode list = new JsonMapper().createArrayNode();
    list.addObject().put("type", "directory").put("path", "unet").put("oid", "0");
    for (String path : second ? paths.subList(middle, paths.size()) : paths.subList(0, middle)) {
      byte[] content = files.get(path);
      ObjectNode entry = list.addObject().put("type", "file").put("path", path);
      entry.put("size", content.length).put("oid", gitHash(content));
      if (content.length >= LARGE) {
        entry.putObject("lfs").put("oid", Sha256.of(content)).put("size", content.length);
      }
    }
    return list.toString();
  }

  private static String gitHash(byte[] content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void json(HttpExchange exchange, String path, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Mischief bad = next(path);
    if (bad != null) {
      bad.answer(exchange, bytes);
    } else {
      whole(exchange, bytes);
    }
  }

  private void file(HttpExchange exchange, String path) throws IOException {
    byte[] content = files.get(path);
    if (content != null && content.length >= LARGE) {
      exchange.getResponseHeaders().set("X-Linked-ETag", etag(content));
      exchange
          .getResponseHeaders()
          .set("Location", "http://127.0.0.1:" + store.getAddress().getPort() + "/" + path);
      exchange.sendResponseHeaders(302, -1);
    } else {
      content(exchange, path, false);
    }
  }

  private void content(HttpExchange exchange, String path, boolean large) throws IOException {
    byte[] content = files.get(path);
    Mischief bad = next(path);
    if (bad != null) {
      bad.answer(exchange, content);
      return;
    }
    exchange.getResponseHeaders().set("ETag", large ? "\"other\"" : etag(content));
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (range == null) {
      whole(exchange, content);
      return;
    }
    int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    exchange.sendResponseHeaders(206, rest.length);
    exchange.getResponseBody().write(rest);
  }

  private String etag(byte[] content) {
    return "\"" + Sha256.of(content) + etagEnding + "\"";
  }

  private Mischief next(String path) {
    Deque<Mischief> queue = mischief.get(path);
    return queue == null ? null : queue.poll();
  }

  private static void whole(HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
    exchange.getResponseBody().write(content);
  }

  /** A status and nothing else; headers alternate name and value. */
  static Mischief status(int status, String... headers) {
    return (exchange, content) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** Says the right length, sends from where it was asked, and breaks off after so many bytes. */
  static Mischief breakOff(int after) {
    return (exchange, content) -> {
      String range = exchange.getRequestHeaders().getFirst("Range");
      int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
      exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
      exchange.getResponseBody().write(content, from, after);
      exchange.getResponseBody().flush();
    };
  }

  /** Sends something else instead, with its right length. */
  static Mischief instead(byte[] other) {
    return (exchange, content) -> whole(exchange, other);
  }

  /** Sends more than there is, without saying how much. */
  static Mischief tooMuch() {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(content);
      exchange.getResponseBody().write(content);
    };
  }

  /** Sends a little and then nothing, for so long. */
  static Mischief stall(long millis) {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, 10);
      exchange.getResponseBody().flush();
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  @Override
  public void close() {
    hub.stop(0);
    store.stop(0);
    threads.shutdownNow();
  }
}
