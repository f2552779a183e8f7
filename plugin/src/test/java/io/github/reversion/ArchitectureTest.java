package io.github.reversion;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions that the design gives to packages. */
class ArchitectureTest {
  private static final String ROOT = "io.github.reversion";

  /** Each may use those before it. */
  private static final List<String> ORDER =
      List.of(
          "weights",
          "settings",
          "image",
          "compute",
          "clip",
          "diffusion",
          "relation",
          "pipeline",
          "exemplar",
          "inversion",
          "explain",
          "checkpoint",
          "hub",
          "store",
          "verify",
          "run",
          "evaluation",
          "command",
          "service",
          "ij1");

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes = new ClassFileImporter().importPath(Path.of("target", "classes"));
  }

  @Test
  void thereAreNoOtherPackages() {
    TreeSet<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      String name = type.getPackageName();
      assertTrue((name + ".").startsWith(ROOT + "."), type.getName());
      if (!name.equals(ROOT)) {
        found.add(name.substring(ROOT.length() + 1).replaceAll("\\..*", ""));
      }
    }
    assertEquals(new TreeSet<>(ORDER), found);
  }

  @Test
  void packagesUseOnlyThoseBeforeThem() {
    for (int i = 0; i < ORDER.size() - 1; i++) {
      String[] later =
          ORDER.subList(i + 1, ORDER.size()).stream()
              .map(ArchitectureTest::inside)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(inside(ORDER.get(i)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(classes);
    }
  }

  @Test
  void rootUsesNoPackage() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".(*)..")
        .check(classes);
  }

  @Test
  void onlyWhatFijiCallsKnowsImageJ() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            inside("service"), inside("command"), inside("ij1"), ROOT + ".exemplar.ij..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ij..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackages(inside("service"), inside("command"), inside("ij1"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.scijava..", "net.imagej..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackages(
            inside("service"), inside("command"), inside("ij1"), ROOT + ".exemplar.ij..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".exemplar.ij..")
        .check(classes);
  }

  @Test
  void onlyTheEngineRoomKnowsPyTorch() {
    noClasses()
        .that()
        .resideOutsideOfPackage(inside("compute"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl.pytorch..")
        .check(classes);
  }

  @Test
  void packagesWithoutTensorsDoWithoutTheEngine() {
    noClasses()
        .that()
        .resideInAnyPackage(
            inside("weights"),
            inside("settings"),
            inside("image"),
            inside("relation"),
            inside("exemplar"),
            inside("checkpoint"),
            inside("hub"),
            inside("store"),
            inside("run"),
            inside("evaluation"),
            inside("service"),
            inside("command"),
            inside("ij1"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(classes);
  }

  /** All draws follow from a seed, the same on every computer: compute.RandomStream. */
  @Test
  void nothingIsDrawnFromAnotherGenerator() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.SplittableRandom")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(StrictMath.class, "random")
        .check(classes);
  }

  @Test
  void nothingIsPrinted() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethodWhere(target(name("printStackTrace")))
        .check(classes);
  }

  private static String inside(String name) {
    return ROOT + "." + name + "..";
  }
}
