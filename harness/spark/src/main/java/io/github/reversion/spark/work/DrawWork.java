package io.github.reversion.spark.work;

import io.github.reversion.harness.json.Json;
import io.github.reversion.harness.plan.Unit;
import io.github.reversion.harness.runs.PromptSamples;
import io.github.reversion.harness.runs.RunFolder;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Images of prompts: a line each, an {@code ImageLine}.
 *
 * @param prompts what to draw
 */
public record DrawWork(List<Prompt> prompts) implements Work {
  /** Copies the list. */
  public DrawWork {
    prompts = List.copyOf(prompts);
  }

  /**
   * Images of one prompt.
   *
   * @param relation its name
   * @param method its name
   * @param scenario its place among those of the relation, from 0 on
   * @param samples which of its images, from 0 on; at least one, all drawn with the same relation
   */
  public record Prompt(String relation, String method, int scenario, List<Integer> samples)
      implements Serializable {
    /** Copies the list. */
    public Prompt {
      samples = List.copyOf(samples);
    }

    /** The plain data of images. */
    public static Prompt of(PromptSamples some) {
      Unit.Images prompt = some.prompt();
      return new Prompt(
          prompt.relation().name(),
          prompt.method().name(),
          prompt.relation().scenarios().indexOf(prompt.scenario()),
          some.samples());
    }
  }

  @Override
  public List<String> lines(Executor executor) {
    List<PromptSamples> asked = prompts.stream().map(executor::images).toList();
    return executor
        .place()
        .work(folder -> relations(asked, folder), folder -> draw(executor, asked, folder));
  }

  private static List<Path> relations(List<PromptSamples> asked, RunFolder folder) {
    return asked.stream()
        .flatMap(some -> some.inversion().stream())
        .distinct()
        .map(folder::relation)
        .toList();
  }

  private static List<String> draw(Executor executor, List<PromptSamples> asked, RunFolder folder) {
    List<String> lines = new ArrayList<>();
    executor.runner(folder).draw(asked, line -> lines.add(Json.line(line)), executor::interrupted);
    return lines;
  }
}
