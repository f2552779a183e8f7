package io.github.reversion.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hub that says no, or nonsense, is answered with: one sentence that says what to do. */
class HubRefusalTest {
  private static final String MODEL = "/api/models/owner/model/revision/main";
  private final List<Duration> waited = new ArrayList<>();
  private FakeHub server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeHub();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Hub hub(String token) {
    return new Hub(server.access(token), (pause, look) -> waited.add(pause), Duration.ofSeconds(1));
  }

  private String refusal() {
    return assertThrows(UserException.class, () -> hub("").plan(FakeHub.ID, "main", false))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 |    | set the environment variable HF_TOKEN to an access token of your account",
        "401 | hf | does not know the token in HF_TOKEN",
        "403 |    | accept the licence there, and set the environment variable HF_TOKEN",
        "403 | hf | accept the licence there with the account of the token",
        "404 |    | has no model owner/model (404); check the spelling",
        "410 |    | refused model owner/model with status 410",
      })
  void aRefusalSaysWhatToDo(int status, String token, String sentence) {
    server.misbehave(MODEL, FakeHub.status(status));
    Hub hub = hub(token == null ? "" : token);
    String said =
        assertThrows(UserException.class, () -> hub.plan(FakeHub.ID, "main", false)).getMessage();
    assertTrue(said.contains(sentence), said);
    assertEquals(List.of(), waited);
  }

  @Test
  void aCircleOfRedirectsEnds() {
    FakeHub.Mischief circle = FakeHub.status(302, "Location", MODEL);
    server.misbehave(MODEL, Collections.nCopies(20, circle).toArray(FakeHub.Mischief[]::new));
    assertTrue(refusal().contains("redirected in a circle"));
  }

  @Test
  void aRedirectToNowhereIsRefused() {
    server.misbehave(MODEL, FakeHub.status(302));
    assertTrue(refusal().contains("redirected to nowhere"));
  }

  @ParameterizedTest
  @CsvSource({"file:///etc/passwd, not safe", "http:, no address", "ftp://x.org/y, not safe"})
  void aRedirectToSomethingElseIsNotFollowed(String location, String sentence) {
    server.misbehave(MODEL, FakeHub.status(302, "Location", location));
    assertTrue(refusal().contains(sentence));
  }

  @Test
  void somethingThatIsNoHubIsCalledSo() {
    server.misbehave(MODEL, FakeHub.instead("<html>".getBytes(StandardCharsets.UTF_8)));
    assertTrue(refusal().contains("does not answer as a hub does; check HF_ENDPOINT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b/c", "../x", "a/..", "a b/c", "https://host/a"})
  void anImpossibleNameIsRefusedBeforeAnythingIsAsked(String id) {
    assertThrows(UserException.class, () -> hub("").plan(id, "main", false));
    assertEquals(List.of(), server.requests(""));
  }

  @Test
  void aHubThatIsNotThereIsNamed() {
    Hub hub =
        new Hub(
            HubAccess.of(Map.of(HubAccess.ENDPOINT, "http://localhost:1")),
            (pause, look) -> waited.add(pause),
            Duration.ofSeconds(1));
    String said =
        assertThrows(UserException.class, () -> hub.plan(FakeHub.ID, "main", false)).getMessage();
    assertTrue(said.startsWith("model owner/model could not be got from localhost"), said);
    assertEquals(4, waited.size());
  }
}
