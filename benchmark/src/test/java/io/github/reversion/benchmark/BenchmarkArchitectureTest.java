package io.github.reversion.benchmark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions that the design gives to packages. */
class BenchmarkArchitectureTest {
  private static final String ROOT = "io.github.reversion.benchmark.";

  /** Each may use those before it. */
  private static final List<String> ORDER =
      List.of("statistics", "world", "oracle", "folder", "suite", "training", "model");

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes = new ClassFileImporter().importPath(Path.of("target", "classes"));
  }

  @Test
  void onlyTheEngineKnowsPyTorch() {
    noClasses().should().dependOnClassesThat().resideInAPackage("ai.djl.pytorch..").check(classes);
  }

  @Test
  void packagesUseOnlyThoseBeforeThem() {
    for (int i = 0; i < ORDER.size() - 1; i++) {
      String[] later =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(name -> ROOT + name + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + ORDER.get(i) + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(classes);
    }
  }
}
