package io.github.reversion.benchmark.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.UserException;
import io.github.reversion.pipeline.GenerationOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuitesTest {
  private static final List<String> METHODS =
      List.of(
          "and", "words", "textual_inversion", "without_steering", "without_importance", "full");

  private static List<String> methods(Suite suite) {
    return suite.methods().stream().map(Method::name).toList();
  }

  @Test
  void everySuiteInTheFolderCanBeNamed() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("suites"))) {
      assertEquals(
          Suites.NAMES.stream().map(name -> name + ".yaml").sorted().toList(),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    for (String name : Suites.NAMES) {
      Suite suite = Suites.named(name);
      assertEquals(name, suite.name());
      assertEquals(suite.sha256(), Suite.read(Path.of("suites", name + ".yaml")).sha256());
    }
  }

  @Test
  void miniIsTheAblationOnTheEmbeddedModel() {
    Suite mini = Suites.named("mini");
    assertEquals(Stream.concat(METHODS.stream(), Stream.of("from_and")).toList(), methods(mini));
    assertEquals(10, mini.relations().size());
    assertTrue(mini.relations().stream().allMatch(relation -> relation.scenarios().size() >= 48));
    assertEquals(2, mini.imagesPerPrompt());
    assertEquals(GenerationOptions.quick(), mini.drawing());
    assertEquals(3 * 50, mini.inversions());
  }

  @Test
  void miniForEveryBuildIsSmall() {
    Suite small = Suites.named("mini-ci");
    assertTrue(small.images() <= 300, () -> small.images() + " images");
    assertTrue(small.inversions() <= 3, () -> small.inversions() + " inversions");
  }

  @Test
  void thePapersBenchmarkHasItsSize() {
    Suite paper = Suites.named(Suites.PAPER);
    assertEquals(METHODS, methods(paper));
    assertEquals(
        List.of(
            "painted_on",
            "carved_by",
            "shake_hands",
            "hug",
            "back2back",
            "inside",
            "on",
            "hanging_from",
            "wrapped_in",
            "ride_on"),
        paper.relations().stream().map(SuiteRelation::name).toList());
    assertEquals(GenerationOptions.reference(), paper.drawing());
    assertEquals(50, paper.drawing().steps());
    assertEquals(7.5, paper.drawing().guidanceScale());
    assertEquals(10, paper.imagesPerPrompt());
    for (SuiteRelation relation : paper.relations()) {
      assertEquals(100, relation.scenarios().size(), relation.name());
      for (Scenario scenario : relation.scenarios()) {
        String prompt = scenario.prompt("{}");
        assertEquals(prompt.toLowerCase(Locale.ROOT), prompt);
      }
    }
  }

  @Test
  void theExampleOfTheGuideIsASuite() throws IOException {
    String example =
        Files.readAllLines(Path.of("..", "docs", "suites.md")).stream()
            .filter(line -> line.startsWith("    "))
            .collect(Collectors.joining("\n"));
    Suite suite =
        Suite.of("suites.md", example.getBytes(StandardCharsets.UTF_8), Path.of("folder"));
    assertEquals(4, suite.methods().size());
    assertEquals(25, suite.drawing().steps());
    SuiteRelation relation = suite.relations().get(0);
    assertEquals(
        "ladder leaning on tree , garden background , watercolor style",
        relation.scenarios().get(1).prompt(relation.words().orElseThrow()));
  }

  @Test
  void aSuiteOfAnotherNameIsRefused() {
    UserException e = assertThrows(UserException.class, () -> Suites.named("maxi"));
    assertEquals(
        "There is no suite 'maxi'; there are mini, mini-ci, reversion-sd15, and files that end in"
            + " .yaml.",
        e.getMessage());
  }
}
