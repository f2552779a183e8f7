package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.SafetensorsWriter;
import io.github.reversion.weights.TensorData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCommandTest {
  @TempDir Path temp;
  private ModelStore store;
  private Path mini;

  @BeforeEach
  void start() {
    store = new ModelStore(temp.resolve("home"));
    mini = CliRun.STORE.model(ModelStore.MINI);
  }

  private CliRun run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Session session =
        new Session(new PrintWriter(out), new PrintWriter(err), false, () -> false, store);
    String[] all = Stream.concat(Stream.of("model"), Stream.of(args)).toArray(String[]::new);
    return new CliRun(Cli.run(session, all), out.toString(), err.toString());
  }

  private void assertRefused(CliRun run, String named) throws IOException {
    assertEquals(2, run.status(), run.err());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains(named), run.err());
    if (Files.exists(store.models())) {
      try (Stream<Path> written = Files.list(store.models())) {
        assertEquals(List.of(), written.toList());
      }
    }
  }

  @Test
  void aModelIsAddedListedAndChosenByItsName() {
    CliRun added = run("add", mini.toString(), "--name=second");
    assertEquals(0, added.status(), added.err());
    assertTrue(added.out().endsWith("choose it by --model second\n"), added.out());
    CliRun listed = run("list");
    assertEquals(0, listed.status(), listed.err());
    List<String> lines = listed.out().lines().toList();
    assertEquals(2, lines.size(), listed.out());
    assertTrue(lines.get(0).matches("mini +15 MB +text width 128, v +F16 +BSD-2-Clause .*"));
    assertTrue(lines.get(1).startsWith("second "), listed.out());
  }

  @Test
  void aModelMayStayInItsPlace() {
    assertEquals(0, run("add", mini.toString(), "--name=far", "--in-place").status());
    assertEquals(mini.toAbsolutePath().normalize(), store.model("far"));
    assertFalse(Files.exists(store.models().resolve("far")));
  }

  @Test
  void badFoldersAndNames() throws IOException {
    assertRefused(run("add", temp.resolve("none").toString()), "none, which is no folder");
    assertRefused(run("add", temp.toString()), "model_index.json: is missing");
    assertRefused(run("add", mini.toString(), "--name=a/b"), "name is 'a/b'");
    assertRefused(run("add", mini.toString(), "--name=mini"), "a model named mini already");
    assertRefused(run("add"), "Missing required parameter: 'FOLDER'");
  }

  @Test
  void badCheckpoints() throws IOException {
    assertRefused(run("convert", temp.resolve("no.safetensors").toString()), "which is no file");
    Path text = Files.writeString(temp.resolve("text.safetensors"), "no tensors at all");
    assertRefused(run("convert", text.toString()), "text.safetensors: claims a header");
    Path old = Files.writeString(temp.resolve("old.ckpt"), "x");
    assertRefused(run("convert", old.toString()), "get the model as .safetensors");
    Path xl = temp.resolve("xl.safetensors");
    SafetensorsWriter.write(
        xl, Map.of("conditioner.embedders.0.x", TensorData.ofFloats(new float[1])), Map.of());
    assertRefused(run("convert", xl.toString()), "is Stable Diffusion XL");
    assertRefused(run("convert", xl.toString(), "--type=sd3"), "sd3");
    assertRefused(run("convert", xl.toString(), "--name=x.part"), "name is 'x.part'");
  }

  @Test
  void aCheckpointOfNothingNamesTheFirstTensorItLacks() throws IOException {
    Path file = temp.resolve("empty.safetensors");
    SafetensorsWriter.write(file, Map.of("betas", TensorData.ofFloats(new float[1])), Map.of());
    assertRefused(
        run("convert", file.toString()), "empty.safetensors: lacks tensor 'model.diffusion_model.");
    assertRefused(
        run("convert", file.toString(), "--template=" + temp.resolve("none")),
        "template is " + temp.resolve("none"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b/c", "../model", "https://example.org/a"})
  void badRepositories(String id) throws IOException {
    assertRefused(run("download", id, "--agree"), "repository is '" + id + "'");
  }

  @Test
  void badHubs() throws IOException {
    assertRefused(run("download", "a/b", "--hub=example.org"), "HF_ENDPOINT is 'example.org'");
    assertRefused(run("download", "a/b", "--revision="), "revision is empty");
  }

  @Test
  void aDownloadWaitsForConsentAndSaysWhatItWouldBe() throws IOException {
    HttpServer hub =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(hub, "/api/models/a/b/revision/main", "{\"sha\": \"" + "a".repeat(40) + "\"}");
    answer(hub, "/api/models/a/b/tree/" + "a".repeat(40), "[" + entries() + "]");
    hub.start();
    try {
      String address = "--hub=http://localhost:" + hub.getAddress().getPort();
      CliRun run = run("download", "a/b", address);
      assertRefused(
          run, "Nothing was downloaded. Download a/b (version aaaaaaaa, 12 files, 60 kB)");
      assertTrue(run.err().contains("its licence is not named"), run.err());
      assertTrue(run.err().contains("Say --agree"), run.err());
    } finally {
      hub.stop(0);
    }
  }

  private static String entries() {
    return Stream.of(
            "model_index.json",
            "scheduler/scheduler_config.json",
            "text_encoder/config.json",
            "text_encoder/model.safetensors",
            "tokenizer/merges.txt",
            "tokenizer/special_tokens_map.json",
            "tokenizer/tokenizer_config.json",
            "tokenizer/vocab.json",
            "unet/config.json",
            "unet/diffusion_pytorch_model.safetensors",
            "vae/config.json",
            "vae/diffusion_pytorch_model.safetensors")
        .map(
            path ->
                "{\"type\": \"file\", \"path\": \"%s\", \"size\": 5000, \"oid\": \"%s\"}"
                    .formatted(path, "b".repeat(40)))
        .collect(Collectors.joining(","));
  }

  private static void answer(HttpServer hub, String path, String text) {
    hub.createContext(
        path,
        exchange -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
