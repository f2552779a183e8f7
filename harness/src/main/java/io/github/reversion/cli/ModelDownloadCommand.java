package io.github.reversion.cli;

import io.github.reversion.hub.DownloadPlan;
import io.github.reversion.hub.Hub;
import io.github.reversion.hub.HubAccess;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.ModelLibrary;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** {@code reversion model download}: a model from a hub. */
@Command(
    name = "download",
    description =
        "Downloads what a model needs of its repository, and goes on where a former try broke off."
            + " Without --agree it only says what it would download. The environment variable"
            + " HF_TOKEN holds an access token where one is needed, HTTPS_PROXY and NO_PROXY say"
            + " which way to go, HF_ENDPOINT names another hub.",
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  reversion model download OWNER/NAME --half",
      "  reversion model download OWNER/NAME --half --agree"
    })
final class ModelDownloadCommand implements Task {
  @Parameters(paramLabel = "OWNER/NAME", description = "as on the model's page")
  private String repository;

  @Option(
      names = "--revision",
      paramLabel = "TEXT",
      description = "a branch, a tag or a commit (default: main)")
  private String revision = "main";

  @Option(names = "--half", description = "prefer weights of 16 bits, which are half as large")
  private boolean half;

  @Option(
      names = "--hub",
      paramLabel = "ADDRESS",
      description =
          "another hub, or a mirror (default: as HF_ENDPOINT, else https://huggingface.co)")
  private String address = "";

  @Option(
      names = "--agree",
      description = "download it: I know the model's licence and agree to it")
  private boolean agree;

  @Option(
      names = "--name",
      paramLabel = "TEXT",
      description = "what it is to be called (default: as the repository)")
  private String name = "";

  @SuppressWarnings("UnusedVariable") // picocli answers --help by itself
  @Mixin
  private final CommonFlags common = new CommonFlags();

  private final Session session;

  ModelDownloadCommand(Session session) {
    this.session = session;
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.forAnnotatedObject(this);
  }

  @Override
  public int run(ParseResult given) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    if (!address.isEmpty()) {
      environment.put(HubAccess.ENDPOINT, address);
    }
    Hub hub = new Hub(HubAccess.of(environment));
    ModelLibrary library = new ModelLibrary(session.store());
    return Installing.run(
        session,
        watcher -> library.download(hub, repository, revision, half, name, this::agrees, watcher));
  }

  private boolean agrees(DownloadPlan plan) {
    if (!agree) {
      throw new SettingException(
          "Nothing was downloaded. " + plan + " Say --agree if you agree to that.");
    }
    session.out().println(plan);
    session.out().flush();
    return true;
  }
}
