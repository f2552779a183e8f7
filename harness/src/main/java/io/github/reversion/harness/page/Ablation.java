package io.github.reversion.harness.page;

import io.github.reversion.UserException;
import io.github.reversion.benchmark.statistics.Share;
import io.github.reversion.benchmark.suite.Method;
import io.github.reversion.benchmark.suite.Suite;
import io.github.reversion.benchmark.suite.SuiteRelation;
import io.github.reversion.harness.report.Comparison;
import io.github.reversion.harness.report.Figure;
import io.github.reversion.harness.report.Results;
import io.github.reversion.harness.score.Measures;
import io.github.reversion.harness.score.OracleScorer;
import io.github.reversion.inversion.InversionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The methods of a suite of the scene world side by side, as the oracle judges them.
 *
 * @param suite that was run
 * @param results what it came to
 */
public record Ablation(Suite suite, Results results) {
  private static final String RELATION = measure(Measures.RELATION);
  private static final String LEAKAGE = measure(Measures.LEAKAGE);
  private static final String LEAKAGE_EXCESS = measure(Measures.LEAKAGE_EXCESS);
  private static final int HASH_DIGITS = 12;

  /**
   * Checks that they belong together.
   *
   * @throws UserException if the results are of another suite
   */
  public Ablation {
    if (!results.suiteSha256().equals(suite.sha256())) {
      throw new UserException(
          "The results, suite_sha256: is %s, and the suite %s has %s; run and report it anew."
              .formatted(results.suiteSha256(), suite.name(), suite.sha256()));
    }
  }

  private static String measure(String name) {
    return OracleScorer.NAME + "." + name;
  }

  /** Those whose images were scored, in the order of the suite. */
  List<Method> scored() {
    return suite.methods().stream()
        .filter(method -> results.figure(RELATION, method.name(), "").isPresent())
        .toList();
  }

  /** A table with a row for each method. */
  String methods() {
    long controls = suite.relations().stream().filter(SuiteRelation::control).count();
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "method",
                "compositions (%d)".formatted(suite.relations().size() - controls),
                "controls (%d)".formatted(controls),
                "all",
                "both entities",
                "others leaked",
                "ground",
                "style"));
    for (Method method : scored()) {
      table.add(
          List.of(
              MethodTitle.of(method),
              together(method, relation -> !relation.control()),
              together(method, SuiteRelation::control),
              share(RELATION, method, ""),
              share(measure(Measures.ENTITIES), method, ""),
              leakage(method),
              share(measure(Measures.GROUND), method, ""),
              share(measure(Measures.STYLE), method, "")));
    }
    return table.toString();
  }

  /** A share as a cell; see {@link Results#figure}. */
  String share(String measure, Method method, String relation) {
    return Cells.share(results.figure(measure, method.name(), relation));
  }

  private String together(Method method, Predicate<SuiteRelation> wanted) {
    return suite.relations().stream()
        .filter(wanted)
        .flatMap(relation -> results.figure(RELATION, method.name(), relation.name()).stream())
        .map(Figure::share)
        .reduce(Share::plus)
        .map(Share::toString)
        .orElse(Cells.NOTHING);
  }

  private String leakage(Method method) {
    Optional<Figure> excess = results.figure(LEAKAGE_EXCESS, method.name(), "");
    return share(LEAKAGE, method, "") + excess.map(more -> ", " + Cells.points(more)).orElse("");
  }

  /** A table with a row for each relation, and a column for each method. */
  String relations() {
    List<String> head = new ArrayList<>(List.of("relation"));
    scored().forEach(method -> head.add(MethodTitle.of(method)));
    MarkdownTable table = new MarkdownTable(head);
    for (SuiteRelation relation : suite.relations()) {
      List<String> cells =
          new ArrayList<>(List.of(relation.name() + (relation.control() ? " (control)" : "")));
      scored().forEach(method -> cells.add(share(RELATION, method, relation.name())));
      table.add(cells);
    }
    return table.toString();
  }

  /** A table with a row for each pair of methods by relation, and by leakage against the floor. */
  String comparisons() {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "by", "first", "second", "pairs", "only first", "only second", "p", "p by Holm"));
    for (Comparison pair : results.comparisons()) {
      boolean floor = method(pair.first()) instanceof Method.And;
      if (pair.measure().equals(RELATION) || (pair.measure().equals(LEAKAGE) && floor)) {
        table.add(
            List.of(
                pair.measure().equals(RELATION) ? "relation" : "others leaked",
                MethodTitle.of(method(pair.first())),
                MethodTitle.of(method(pair.second())),
                Integer.toString(pair.pairs()),
                Integer.toString(pair.onlyFirst()),
                Integer.toString(pair.onlySecond()),
                Cells.probability(pair.p()),
                Cells.probability(pair.holm())));
      }
    }
    return table.toString();
  }

  private Method method(String name) {
    return suite.methods().stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** How it was drawn and learned. */
  String setup() {
    String drawn =
        "%d images of the suite `%s` by the model `%s`, drawn by `%s` in %d steps with guidance %s."
            .formatted(
                results.images(),
                suite.name(),
                results.model().substring(0, Math.min(HASH_DIGITS, results.model().length())),
                suite.drawing().sampler(),
                suite.drawing().steps(),
                suite.drawing().guidanceScale());
    List<Method.Token> learned =
        scored().stream()
            .filter(Method.Token.class::isInstance)
            .map(Method.Token.class::cast)
            .toList();
    return learned.isEmpty() ? drawn : drawn + "\n" + learned(learned);
  }

  private String learned(List<Method.Token> methods) {
    InversionOptions options = methods.get(0).options();
    String others =
        methods.stream()
            .filter(method -> !method.options().initializer().equals(options.initializer()))
            .map(
                method ->
                    "\n%s begins %s."
                        .formatted(MethodTitle.of(method), beginning(method.options())))
            .collect(Collectors.joining());
    return """
        Each method learned each relation %d times, with other seeds, in %d steps of %d samples,
        beginning %s. Textual Inversion is the denoising loss alone with uniform timesteps; *without
        steering* and *without importance* each leave out one of the two parts that the full method
        adds to it."""
            .formatted(
                suite.seeds(),
                options.steps(),
                options.batchSize() * options.accumulation(),
                beginning(options))
        + others;
  }

  private static String beginning(InversionOptions options) {
    return options.initializer().equals(InversionOptions.BEST_WORDS)
        ? "with the words of the model that together denoise its exemplars best"
        : "with the word *" + options.initializer() + "*";
  }
}
