package io.github.reversion.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.settings.SettingException;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubAccessTest {

  @Test
  void withoutAnyVariableItIsThePublicHubAndNobodyAsks() {
    HubAccess access = HubAccess.of(Map.of());
    assertEquals(URI.create("https://huggingface.co"), access.endpoint());
    assertEquals("", access.token());
    assertEquals(Proxy.NO_PROXY, proxy(access, "https://huggingface.co/x"));
  }

  @Test
  void anotherHubIsNamedWithOrWithoutASlash() {
    HubAccess access = HubAccess.of(Map.of("HF_ENDPOINT", "https://mirror.example.org/hf/"));
    assertEquals(URI.create("https://mirror.example.org/hf/api"), access.at("/api"));
    assertTrue(access.owns(URI.create("https://Mirror.example.org/other")));
    assertFalse(access.owns(URI.create("http://mirror.example.org/other")));
    assertFalse(access.owns(URI.create("https://mirror.example.org:8443/other")));
    assertFalse(access.owns(URI.create("https://mirror.example.org.evil.net/")));
  }

  @Test
  void theTokenIsInNoText() {
    HubAccess access = HubAccess.of(Map.of("HF_TOKEN", "hf_secret"));
    assertFalse(access.toString().contains("hf_secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"huggingface.co", "ftp://x.org", "http:///x", "a b"})
  void anEndpointThatIsNoAddressIsRefused(String endpoint) {
    assertTrue(
        assertThrows(SettingException.class, () -> HubAccess.of(Map.of("HF_ENDPOINT", endpoint)))
            .getMessage()
            .startsWith("HF_ENDPOINT is '" + endpoint + "'"));
  }

  @Test
  void aTokenIsNotSentInTheClear() {
    Map<String, String> environment = Map.of("HF_ENDPOINT", "http://x.org", "HF_TOKEN", "hf_a");
    assertThrows(SettingException.class, () -> HubAccess.of(environment));
  }

  @ParameterizedTest
  @CsvSource({
    "https://huggingface.co/a, proxy.example.org:8080",
    "http://huggingface.co/a, plain.example.org:80",
    "https://inside.example.net/a, direct",
    "https://example.net/a, direct",
    "https://notexample.net/a, proxy.example.org:8080",
    "https://cdn.example.com:8443/a, direct",
    "https://cdn.example.com/a, proxy.example.org:8080",
    "http://localhost:9/a, direct",
  })
  void proxiesAreThoseOfTheEnvironment(String address, String way) {
    HubAccess access =
        HubAccess.of(
            Map.of(
                "HTTPS_PROXY", "http://proxy.example.org:8080",
                "http_proxy", "plain.example.org",
                "NO_PROXY", ".example.net, cdn.example.com:8443"));
    Proxy proxy = proxy(access, address);
    assertEquals(
        way,
        proxy.equals(Proxy.NO_PROXY)
            ? "direct"
            : proxy.address().toString().replaceFirst("/<unresolved>", ""));
  }

  private static Proxy proxy(HubAccess access, String address) {
    return access.proxy().select(URI.create(address)).get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5://x.org:1", "http://user:word@x.org", "http://"})
  void aProxyThatCannotBeUsedIsRefused(String proxy) {
    assertTrue(
        assertThrows(SettingException.class, () -> HubAccess.of(Map.of("HTTPS_PROXY", proxy)))
            .getMessage()
            .startsWith("HTTPS_PROXY "));
  }
}
