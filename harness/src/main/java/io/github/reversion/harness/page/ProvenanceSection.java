package io.github.reversion.harness.page;

import io.github.reversion.harness.report.Results;
import io.github.reversion.harness.runs.RunDescription;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the results follow from: hashes of suite, model, scorers and learned relations. */
final class ProvenanceSection {
  private ProvenanceSection() {}

  static void write(Html html, RunContent content) {
    html.element("h2", "Provenance", "id", "provenance");
    html.element(
        "dl",
        () ->
            facts(content)
                .forEach(
                    (name, value) -> {
                      html.element("dt", name);
                      html.element("dd", value);
                    }));
  }

  private static Map<String, String> facts(RunContent content) {
    RunDescription run = content.run();
    Results results = content.results();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("suite", run.suite() + ", " + run.suiteSha256());
    facts.put("model", run.model());
    facts.put("program", results.version());
    facts.put("computed on", run.device() + " in " + run.precision());
    facts.put("threads", Integer.toString(run.threads()));
    facts.put(
        "drawing",
        run.drawing().entrySet().stream()
            .filter(option -> !option.getValue().isEmpty())
            .map(option -> option.getKey() + " " + option.getValue())
            .collect(Collectors.joining(", ")));
    results.scorers().forEach((name, hash) -> facts.put("scorer " + name, hash));
    results
        .accuracies()
        .forEach((name, accuracy) -> facts.put("accuracy of " + name, accuracy.text()));
    results.embeddings().forEach((name, hash) -> facts.put("relation " + name, hash));
    return facts;
  }
}
