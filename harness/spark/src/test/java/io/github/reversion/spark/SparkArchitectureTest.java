package io.github.reversion.spark;

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
class SparkArchitectureTest {
  private static final String ROOT = "io.github.reversion.spark.";

  /** Each may use those before it. */
  private static final List<String> ORDER = List.of("files", "work", "driver", "cli");

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes = new ClassFileImporter().importPath(Path.of("target", "classes"));
  }

  @Test
  void thereAreNoOtherPackages() {
    TreeSet<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      found.add(type.getPackageName().substring(ROOT.length()));
    }
    assertEquals(new TreeSet<>(ORDER), found);
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

  @Test
  void theMethodIsNotWrittenHereAgain() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "ai.djl..",
            "io.github.reversion.diffusion..",
            "io.github.reversion.inversion..",
            "io.github.reversion.relation..")
        .check(classes);
  }
}
