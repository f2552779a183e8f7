package io.github.reversion.hub;

import io.github.reversion.settings.SettingException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY} name. */
final class EnvironmentProxy extends ProxySelector {
  private static final int USUAL_PORT = 80;

  private final Map<String, Proxy> byScheme;
  private final List<String> without;

  private EnvironmentProxy(Map<String, Proxy> byScheme, List<String> without) {
    this.byScheme = byScheme;
    this.without = without;
  }

  /**
   * Reads them, in upper or lower case.
   *
   * @throws SettingException naming the variable that is no address of a proxy
   */
  static EnvironmentProxy of(Map<String, String> environment) {
    return new EnvironmentProxy(
        Map.of(
            "https", proxy(environment, "HTTPS_PROXY"),
            "http", proxy(environment, "HTTP_PROXY")),
        Stream.of(value(environment, "NO_PROXY").split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
            .filter(host -> !host.isEmpty())
            .toList());
  }

  private static String value(Map<String, String> environment, String name) {
    String lower = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    return environment.getOrDefault(name, lower).strip();
  }

  private static Proxy proxy(Map<String, String> environment, String name) {
    String text = value(environment, name);
    if (text.isEmpty()) {
      return Proxy.NO_PROXY;
    }
    URI uri;
    try {
      uri = URI.create(text.contains("://") ? text : "http://" + text);
    } catch (IllegalArgumentException e) {
      throw new SettingException(name + " is no address; write http://proxy.example.org:8080.");
    }
    if (uri.getHost() == null || !uri.getScheme().startsWith("http")) {
      throw new SettingException(
          name + " is no address of an HTTP proxy; write http://proxy.example.org:8080.");
    }
    if (uri.getUserInfo() != null) {
      throw new SettingException(
          name
              + " holds a user and a password, which Java does not send to a proxy; use one that"
              + " wants none, or download the model with a browser.");
    }
    int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
  }

  @Override
  public List<Proxy> select(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    boolean direct =
        HubAccess.isThisComputer(address)
            || without.stream().anyMatch(entry -> covers(entry, host, address.getPort()));
    return List.of(
        direct ? Proxy.NO_PROXY : byScheme.getOrDefault(address.getScheme(), Proxy.NO_PROXY));
  }

  private static boolean covers(String entry, String host, int port) {
    return entry.equals("*")
        || host.equals(entry)
        || host.endsWith("." + entry)
        || entry.equals(host + ":" + port);
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException e) {
    // The request fails with the same exception.
  }
}
