package io.github.reversion.harness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions that the design gives to packages. */
class HarnessArchitectureTest {
  private static final String ROOT = "io.github.reversion.harness.";

  /** Each may use those before it. */
  private static final List<String> ORDER =
      List.of(
          "json",
          "plan",
          "runs",
          "score",
          "score.clip",
          "score.probe",
          "score.script",
          "scorers",
          "evaluation",
          "report",
          "world",
          "page");

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes = new ClassFileImporter().importPath(Path.of("target", "classes"));
  }

  @Test
  void thereAreNoOtherPackages() {
    TreeSet<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      if (type.getPackageName().startsWith(ROOT)) {
        found.add(type.getPackageName().substring(ROOT.length()));
      }
    }
    assertEquals(new TreeSet<>(ORDER), found);
  }

  @Test
  void packagesUseOnlyThoseBeforeThem() {
    for (int i = 0; i < ORDER.size() - 1; i++) {
      String[] later =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(name -> ROOT + name)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + ORDER.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(classes);
    }
  }

  @Test
  void nothingOfItKnowsAUserInterface() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.reversion.cli..", "picocli..", "ij..", "java.awt..")
        .check(classes);
  }

  @Test
  void sparkIsLeftToTheModuleForIt() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
        .check(classes);
  }
}
