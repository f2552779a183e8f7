package io.github.reversion.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.weights.TransferListener;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a hub that misbehaves in every way we heard of. */
class HubTest {
  private static final String UNET = "unet/diffusion_pytorch_model.safetensors";
  private static final String INDEX = "model_index.json";
  private static final byte[] WEIGHTS = bytes(50_000);

  @TempDir Path temp;
  private final List<Duration> waited = new ArrayList<>();
  private FakeHub server;
  private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = new FakeHub();
    for (String path :
        List.of(
            INDEX,
            "scheduler/scheduler_config.json",
            "text_encoder/config.json",
            "tokenizer/merges.txt",
            "tokenizer/special_tokens_map.json",
            "tokenizer/tokenizer_config.json",
            "tokenizer/vocab.json",
            "unet/config.json",
            "vae/config.json",
            "README.md")) {
      server.put(path, path.getBytes(StandardCharsets.UTF_8));
    }
    server.put(UNET, WEIGHTS);
    server.put("vae/diffusion_pytorch_model.safetensors", bytes(2_000));
    server.put("text_encoder/model.safetensors", bytes(3_000));
    server.put("unet/diffusion_pytorch_model.bin", bytes(1_500));
    server.put("safety_checker/model.safetensors", bytes(1_500));
    folder = temp.resolve("models").resolve("model");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i * 31 + i / 251);
    }
    return bytes;
  }

  private Hub hub(String token) {
    return new Hub(server.access(token), (pause, look) -> waited.add(pause), Duration.ofSeconds(1));
  }

  private void download() {
    download(TransferListener.NONE);
  }

  private void download(TransferListener watcher) {
    Hub hub = hub("");
    hub.download(hub.plan(FakeHub.ID, "main", false), folder, watcher, part -> {});
  }

  private String refusal() {
    return assertThrows(UserException.class, this::download).getMessage();
  }

  private void assertWhole() throws IOException {
    assertArrayEquals(WEIGHTS, Files.readAllBytes(folder.resolve(UNET)));
    assertEquals(INDEX, Files.readString(folder.resolve(INDEX)));
    try (var files = Files.walk(temp)) {
      assertEquals(
          List.of(),
          files.filter(f -> f.toString().matches(".*\\.(part|etag)")).toList(),
          "nothing is left over");
    }
  }

  @Test
  void aModelArrivesWithWhatItNeedsAndNothingElse() throws IOException {
    Hub hub = hub("");
    DownloadPlan plan = hub.plan(FakeHub.ID, "main", false);
    assertEquals(13, plan.files().size());
    assertEquals("openrail", plan.licence());
    assertEquals(FakeHub.COMMIT, plan.commit());
    assertFalse(Files.exists(folder.getParent()), "a plan writes nothing");
    List<Long> told = new ArrayList<>();
    hub.download(
        plan,
        folder,
        (what, done, total) -> {
          assertEquals(plan.bytes(), total);
          told.add(done);
        },
        part -> assertTrue(Files.exists(part.resolve(UNET))));
    assertWhole();
    assertEquals(told.stream().sorted().toList(), told);
    assertEquals(plan.bytes(), told.get(told.size() - 1));
    assertFalse(Files.exists(folder.resolve("safety_checker")));
    assertFalse(Files.exists(folder.resolve("unet/diffusion_pytorch_model.bin")));
    assertEquals(List.of(), waited);
  }

  @Test
  void theTokenIsForTheHubOnly() {
    server.demand("hf_secret");
    Hub hub = hub("hf_secret");
    hub.download(hub.plan(FakeHub.ID, "main", false), folder, TransferListener.NONE, part -> {});
    List<FakeHub.Request> large = server.requests(UNET);
    assertEquals(2, large.size());
    assertEquals("Bearer hf_secret", large.get(0).authorization());
    assertTrue(large.get(1).store());
    assertNull(large.get(1).authorization());
  }

  @Test
  void whatBrokeOffGoesOnFromThere() throws IOException {
    server.misbehave(UNET, FakeHub.breakOff(20_000), FakeHub.breakOff(10_000));
    download();
    assertWhole();
    List<String> ranges =
        server.requests(UNET).stream()
            .filter(FakeHub.Request::store)
            .map(FakeHub.Request::range)
            .toList();
    assertEquals(3, ranges.size());
    assertNull(ranges.get(0));
    assertEquals("bytes=20000-", ranges.get(1));
    assertEquals("bytes=30000-", ranges.get(2));
    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(1)), waited);
  }

  @Test
  void aLaterTryGoesOnWhereTheFirstGaveUp() throws IOException {
    server.misbehave(UNET, FakeHub.breakOff(20_000));
    for (int i = 0; i < 5; i++) {
      server.misbehave(UNET, FakeHub.status(503));
    }
    String said = refusal();
    assertTrue(said.endsWith("5 times; what has arrived is kept: try again later."), said);
    assertFalse(Files.exists(folder));
    int before = server.requests(UNET).size();
    download();
    assertWhole();
    assertEquals("bytes=20000-", server.requests(UNET).get(before).range());
    assertEquals(1, server.requests(INDEX).size(), "files that are whole are not got again");
  }

  @Test
  void anotherVersionIsNotAppendedToTheOld() throws IOException {
    server.misbehave(UNET, FakeHub.breakOff(20_000));
    for (int i = 0; i < 5; i++) {
      server.misbehave(UNET, FakeHub.status(503));
    }
    refusal();
    server.changeVersions();
    int before = server.requests(UNET).size();
    download();
    assertWhole();
    List<FakeHub.Request> later = server.requests(UNET);
    assertNull(later.get(later.size() - 1).range());
    assertTrue(later.size() > before + 2);
  }

  @Test
  void aServerThatKnowsNoRangesSendsAllAgain() throws IOException {
    server.misbehave(UNET, FakeHub.breakOff(20_000), FakeHub.instead(WEIGHTS));
    download();
    assertWhole();
  }

  @Test
  void aRangeThatIsNotTheOneAskedForIsNotTaken() throws IOException {
    FakeHub.Mischief odd =
        (exchange, content) -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 0-49999/50000");
          exchange.sendResponseHeaders(206, content.length);
          exchange.getResponseBody().write(content);
        };
    server.misbehave(UNET, FakeHub.breakOff(20_000), odd);
    download();
    assertWhole();
  }

  @Test
  void whatArrivesDamagedIsGotAgain() throws IOException {
    byte[] damaged = WEIGHTS.clone();
    damaged[777]++;
    server.misbehave(UNET, FakeHub.instead(damaged));
    byte[] small = INDEX.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    server.misbehave(INDEX, FakeHub.instead(small));
    download();
    assertWhole();
  }

  @Test
  void whatAlwaysArrivesDamagedIsNotInstalled() {
    byte[] damaged = WEIGHTS.clone();
    damaged[777]++;
    server.misbehave(UNET, repeated(FakeHub.instead(damaged), 5));
    assertTrue(refusal().contains("arrived damaged, 5 times"));
    assertFalse(Files.exists(folder));
    assertEquals(List.of(1L, 2L, 4L, 8L), waited.stream().map(Duration::toSeconds).toList());
  }

  private static FakeHub.Mischief[] repeated(FakeHub.Mischief one, int times) {
    return Collections.nCopies(times, one).toArray(FakeHub.Mischief[]::new);
  }

  @Test
  void aLengthThatIsALieIsFoundOut() throws IOException {
    server.misbehave(UNET, FakeHub.instead(bytes(49_000)), FakeHub.tooMuch());
    download();
    assertWhole();
    server.misbehave(UNET, repeated(FakeHub.instead(bytes(49_000)), 5));
    folder = temp.resolve("models").resolve("other");
    String said = refusal();
    assertTrue(
        said.contains("is to come with 49000 bytes, and the list of files says 50000"), said);
  }

  @Test
  void aConnectionThatFallsSilentIsGivenUp() throws IOException {
    server.misbehave(UNET, FakeHub.stall(5_000));
    download();
    assertWhole();
    assertEquals(List.of(Duration.ofSeconds(1)), waited);
  }

  @Test
  void aBusyHubIsWaitedForAsLongAsItSays() throws IOException {
    server.misbehave(INDEX, FakeHub.status(429, "Retry-After", "7"));
    server.misbehave("/api/models/owner/model/revision/main", FakeHub.status(429));
    download();
    assertWhole();
    assertEquals(List.of(Duration.ofSeconds(10), Duration.ofSeconds(7)), waited);
    server.misbehave(INDEX, FakeHub.status(429, "Retry-After", "3600"));
    folder = temp.resolve("models").resolve("other");
    assertTrue(refusal().contains("is asked too often (429) and says to wait 61 minutes"));
  }

  @Test
  void aDownloadCanBeStoppedWhileItWaitsToTryAgain() {
    server.misbehave(UNET, FakeHub.breakOff(20_000), FakeHub.status(429, "Retry-After", "100"));
    Hub patient =
        new Hub(
            server.access(""),
            (pause, look) -> {
              waited.add(pause);
              look.run();
            },
            Duration.ofSeconds(1));
    DownloadPlan plan = patient.plan(FakeHub.ID, "main", false);
    assertThrows(
        CancellationException.class,
        () ->
            patient.download(
                plan,
                folder,
                (what, done, total) -> {
                  if (waited.size() == 2) {
                    throw new CancellationException();
                  }
                },
                part -> {}));
  }

  @Test
  void theWayLeadsThroughTheProxy() throws IOException {
    URI proxy = server.endpoint();
    HubAccess access =
        HubAccess.of(
            Map.of(HubAccess.ENDPOINT, "http://hub.example.org", "HTTP_PROXY", proxy.toString()));
    Hub hub = new Hub(access, (pause, look) -> waited.add(pause), Duration.ofSeconds(1));
    hub.download(hub.plan(FakeHub.ID, "main", false), folder, TransferListener.NONE, part -> {});
    assertWhole();
  }

  @Test
  void aDownloadThatIsStoppedGoesOnLater() throws IOException {
    assertThrows(
        CancellationException.class,
        () ->
            download(
                (what, done, total) -> {
                  if (what.equals(UNET) && done > 10_000) {
                    throw new CancellationException();
                  }
                }));
    assertFalse(Files.exists(folder));
    download();
    assertWhole();
  }

  @Test
  void whatAFormerTryWantedAndThisOneDoesNotIsForgotten() throws IOException {
    Path stale = Files.createDirectories(temp.resolve("models/model.part/unet"));
    Files.writeString(stale.resolve("diffusion_pytorch_model.fp16.safetensors"), "old");
    download();
    assertWhole();
    assertFalse(Files.exists(folder.resolve("unet/diffusion_pytorch_model.fp16.safetensors")));
  }

  @Test
  void aModelThatDoesNotPassTheCheckIsNotMovedIntoItsPlace() {
    Hub hub = hub("");
    DownloadPlan plan = hub.plan(FakeHub.ID, "main", false);
    assertThrows(
        UserException.class,
        () ->
            hub.download(
                plan,
                folder,
                TransferListener.NONE,
                part -> {
                  throw new UserException("no model");
                }));
    assertFalse(Files.exists(folder));
  }

  @Test
  void aPlanIsOneSentence() {
    server.licence("creativeml-openrail-m");
    String said = hub("").plan(FakeHub.ID, "main", false).toString();
    assertTrue(
        said.matches(
            "Download owner/model \\(version 01234567, 13 files, 55 kB\\) from"
                + " http://localhost:\\d+/owner/model; its licence is creativeml-openrail-m\\."),
        said);
  }
}
