package io.github.reversion.cli;

import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.store.ModelStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/**
 * The preset that the other flags start from. It is read before them, so that {@code --help} shows
 * its values.
 *
 * @param name {@code quick} or {@code reference}
 */
record Presets(String name, InversionOptions inversion, GenerationOptions generation) {
  private static final String FLAG = "--preset";
  private static final String QUICK = "quick";

  /**
   * The preset that arguments name; else quick for the embedded model, and the published recipe for
   * others.
   *
   * @throws io.github.reversion.settings.SettingException if there is none of that name
   */
  static Presets of(String... args) {
    FirstLook look = new FirstLook();
    new CommandLine(look)
        .setExpandAtFiles(false)
        .setUnmatchedArgumentsAllowed(true)
        .parseArgs(args);
    String usual = look.model.equals(ModelStore.MINI) ? QUICK : "reference";
    return named(look.preset == null ? usual : look.preset);
  }

  /** The preset for the embedded model. */
  static Presets quick() {
    return named(QUICK);
  }

  /** The flag that chooses the preset. */
  OptionSpec flag() {
    return OptionSpec.builder(FLAG)
        .paramLabel("NAME")
        .type(String.class)
        .description(
            "what the flags below start from: quick (for the embedded model, tuned for it) or"
                + " reference (as published; for other models)")
        .build();
  }

  private static Presets named(String name) {
    return new Presets(name, InversionOptions.preset(name), GenerationOptions.preset(name));
  }

  @Command
  private static final class FirstLook {
    @Option(names = FLAG, arity = "0..1")
    private String preset;

    @Option(names = "--model", arity = "0..1")
    private String model = ModelStore.MINI;
  }
}
