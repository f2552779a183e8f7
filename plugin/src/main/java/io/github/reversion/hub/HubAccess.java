package io.github.reversion.hub;

import io.github.reversion.settings.SettingException;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where the hub is and how to get there, as the environment says.
 *
 * @param endpoint scheme, host and port, perhaps a path; without a slash at its end
 * @param token tells the hub who asks; empty for nobody
 * @param proxy which way to go
 */
public record HubAccess(URI endpoint, String token, ProxySelector proxy) {
  /** The environment variable that names another hub, or a mirror. */
  public static final String ENDPOINT = "HF_ENDPOINT";

  /** The environment variable with the access token. */
  public static final String TOKEN = "HF_TOKEN";

  private static final String PUBLIC_HUB = "https://huggingface.co";
  private static final Set<String> THIS_COMPUTER = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * What the environment says: {@code HF_ENDPOINT}, {@code HF_TOKEN}, {@code HTTPS_PROXY}, {@code
   * HTTP_PROXY}, {@code NO_PROXY}.
   *
   * @throws SettingException if one of them cannot be understood
   */
  public static HubAccess of(Map<String, String> environment) {
    String named = environment.getOrDefault(ENDPOINT, "").strip();
    URI endpoint = uri(named.isEmpty() ? PUBLIC_HUB : named.replaceAll("/+$", ""));
    String token = environment.getOrDefault(TOKEN, "").strip();
    boolean secret = endpoint.getScheme().equals("https") || isThisComputer(endpoint);
    if (!token.isEmpty() && !secret) {
      throw new SettingException(
          "%s is %s, over which anybody could read %s; use https, or unset the token."
              .formatted(ENDPOINT, endpoint, TOKEN));
    }
    if (!token.matches("[\\x21-\\x7e]*")) {
      throw new SettingException(TOKEN + " has characters that no token has; copy it again.");
    }
    return new HubAccess(endpoint, token, EnvironmentProxy.of(environment));
  }

  private static URI uri(String text) {
    try {
      URI uri = URI.create(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // As below.
    }
    throw new SettingException(
        ENDPOINT + " is '" + text + "'; it must be an address such as " + PUBLIC_HUB + ".");
  }

  /** Whether an address is on this computer, to which no proxy leads. */
  static boolean isThisComputer(URI uri) {
    return THIS_COMPUTER.contains(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT));
  }

  /** An address at the hub; {@code path} begins with a slash. */
  URI at(String path) {
    return URI.create(endpoint + path);
  }

  /** Whether an address is the hub's own, which may see the token. */
  boolean owns(URI address) {
    return endpoint.getScheme().equalsIgnoreCase(address.getScheme())
        && endpoint.getHost().equalsIgnoreCase(address.getHost())
        && endpoint.getPort() == address.getPort();
  }

  /** Without the token. */
  @Override
  public String toString() {
    return endpoint + (token.isEmpty() ? "" : " with a token");
  }
}
