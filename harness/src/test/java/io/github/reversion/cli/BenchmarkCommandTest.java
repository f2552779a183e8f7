package io.github.reversion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.benchmark.folder.ExemplarFolders;
import io.github.reversion.benchmark.suite.Suites;
import io.github.reversion.benchmark.world.BenchmarkRelation;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.exemplar.Exemplars;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {
  private static final Exemplars ON = ExemplarFolders.exemplars(BenchmarkRelation.ON);

  @TempDir private Path temp;

  /** With a home of its own. */
  private CliRun run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ModelStore store = new ModelStore(temp.resolve("home"));
    int status =
        Cli.run(
            new Session(new PrintWriter(out), new PrintWriter(err), false, () -> false, store),
            args);
    return new CliRun(status, out.toString(), err.toString());
  }

  private Path suite() throws IOException {
    ExemplarFolder.write(temp.resolve("mine"), ON);
    return Files.writeString(
        temp.resolve("small.yaml"),
        """
        schema: 1
        name: small
        description: One relation.
        model: mini
        preset: quick
        images_per_prompt: 2
        scorers: [clip]
        methods:
          - name: said
            says: words
          - name: full
            says: token
            options: { steps: 5 }
        relations:
          - name: mine
            exemplars: mine
            sha256: %s
            words: next to
            scenarios:
              - { a: red star, b: blue circle }
        expected:
          hardware: 2 CPU cores
          commit: 4585e12
          scores:
            - { method: full, relation: mine, measure: relation_accuracy, value: 0.5, tolerance: 0 }
        """
            .formatted(ExemplarHash.of(ON)));
  }

  private static void assertSays(CliRun run, String... lines) {
    for (String line : lines) {
      assertTrue(
          run.out().lines().anyMatch(said -> said.replaceAll(" +", " ").startsWith(line)),
          () -> line + " is not in\n" + run.out() + run.err());
    }
  }

  @Test
  void suitesAreListedWithWhatTheyAre() {
    CliRun run = run("benchmark", "list");
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    assertEquals(Suites.NAMES.size(), run.out().lines().count());
    assertSays(
        run, "mini The paper's ablation", "mini-ci A small part", "reversion-sd15 The bench");
  }

  @Test
  void whatASuiteHoldsAndNeedsIsShown() throws IOException {
    CliRun run = run("benchmark", "show", suite().toString());
    assertEquals(ExitStatus.DONE, run.status(), run.err());
    assertSays(
        run,
        "small: One relation.",
        "model mini, preset quick",
        "drawing sampler=dpmpp_2m steps=20",
        "method said A WORDS B",
        "method full A {} B, learned steps=5",
        "relation mine 1 scenarios, exemplars " + temp.resolve("mine") + ", \"next to\"",
        "measured on 2 CPU cores, commit 4585e12",
        "expected full relation_accuracy of mine 0.5000, tolerance 0.0000",
        "needs 4 images (2 of each prompt), 1 inversions (1 of each relation and method)");
    assertSays(run("benchmark", "show", "mini"), "needs 6720 images (2 of each prompt), 150 inv");
    assertSays(
        run("benchmark", "show", "reversion-sd15"), "needs 60000 images (10 of each prompt)");
  }

  @Test
  void ourOwnSuiteCanBeRun() {
    CliRun run = run("benchmark", "check", "mini-ci");
    assertEquals(ExitStatus.DONE, run.status(), run.out() + run.err());
    assertSays(
        run,
        "OK model mini",
        "OK hanging_from 32 scenarios, 10 exemplars, hash ",
        "mini-ci can be run.");
  }

  @Test
  void exemplarsThatHaveChangedAreToldWithTheirLine() throws IOException {
    String file = suite().toString();
    assertEquals(ExitStatus.DONE, run("benchmark", "check", file).status());
    Path captions = temp.resolve("mine").resolve("text.json");
    Files.writeString(captions, Files.readString(captions).replaceFirst(" \\{} ", " {} old "));
    CliRun run = run("benchmark", "check", file);
    assertEquals(ExitStatus.FAILED, run.status(), run.out() + run.err());
    assertSays(
        run,
        "OK model mini",
        "FAIL mine " + file + ", line 17, relations[0].sha256: ",
        "small cannot be run as it is.");
  }

  @Test
  void theAuthorsExemplarsAreImportedAndWhatIsMissingIsSaid() throws IOException {
    Path folder = temp.resolve("download");
    for (String relation : new String[] {"on", "hug"}) {
      ExemplarFolder.write(folder.resolve(relation), ON);
    }
    Files.delete(folder.resolve("hug").resolve("03.png"));
    CliRun run = run("benchmark", "import", folder.toString());
    assertEquals(ExitStatus.FAILED, run.status(), run.out() + run.err());
    assertSays(
        run,
        "OK on 10 exemplars",
        "FAIL hug ",
        "MISSING inside ",
        "Missing still: painted_on, carved_by, shake_hands, hug, back2back, inside, hanging_from,");
    assertSays(
        run("benchmark", "check", "reversion-sd15"),
        "FAIL model stable-diffusion-v1-5 is no folder; name the model's with --model.",
        "FAIL scorers scorer is 'clip:clip-vit-large-patch14', and clip-vit-large-patch14 is not th",
        "OK on 100 scenarios, 10 exemplars, hash ",
        "FAIL hug reversion-sd15.yaml, line ",
        "reversion-sd15 cannot be run as it is.");
    ExemplarFolders.write(folder);
    Files.delete(folder.resolve("on").resolve("text.json"));
    Path on = folder.resolve("on");
    Files.move(on, temp.resolve("elsewhere"));
    CliRun all = run("benchmark", "import", folder.toString());
    assertEquals(ExitStatus.DONE, all.status(), all.out() + all.err());
    assertSays(
        all, "OK on 10 exemplars from before", "OK hug 10 exemplars", "All relations of rev");
  }

  @Test
  void whatIsNoSuiteOrNoFolderIsRefused() throws IOException {
    Path broken = temp.resolve("broken.yaml");
    Files.writeString(broken, Files.readString(suite()).replace("prompt: 2", "prompt: 0"));
    assertRefused("There is no suite 'maxi'", run("benchmark", "show", "maxi"));
    assertRefused("none.yaml is missing", run("benchmark", "check", "none.yaml"));
    assertRefused(
        broken + ", line 6, images_per_prompt: is 0", run("benchmark", "show", broken.toString()));
    assertRefused("none is no folder", run("benchmark", "import", "none"));
    assertRefused("'SUITE'", run("benchmark", "show"));
  }

  private static void assertRefused(String named, CliRun run) {
    assertEquals(ExitStatus.REFUSED, run.status(), run.out() + run.err());
    assertEquals(1, run.complaints().size(), run.err());
    assertTrue(run.err().contains(named), run.err());
  }

  @Test
  void helpHasExamples() {
    CliRun run = run("benchmark", "--help");
    assertEquals(ExitStatus.DONE, run.status());
    assertSays(run, "Examples:", " reversion benchmark show mini");
    assertTrue(run("benchmark").err().startsWith("Usage: reversion benchmark"));
  }
}
