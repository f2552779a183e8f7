package io.github.reversion.command;

import ij.IJ;
import ij.Macro;
import io.github.reversion.JarClash;
import io.github.reversion.UserException;
import io.github.reversion.settings.SettingException;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.module.Module;

/**
 * What the commands have in common: whatever goes wrong becomes one sentence, by which the command
 * is cancelled and a macro ended.
 */
abstract class ReVersionCommand extends ContextCommand {

  /** Looks at the input; hosts call it before they ask for the rest. */
  final void prepare() {
    guard(this::check);
  }

  @Override
  public final void run() {
    guard(this::work);
  }

  /**
   * Refuses what is no use asking a dialog for.
   *
   * @throws UserException with the sentence
   */
  void check() {}

  /** Names of inputs that the host need not ask for, as the command asks itself. */
  List<String> ownQuestions() {
    return List.of();
  }

  /**
   * Does it.
   *
   * @throws UserException with a sentence, if it cannot be done
   */
  abstract void work();

  /** This command as a module, whose inputs are found by name. */
  final Module module() {
    return info().createModule(this);
  }

  private CommandInfo info() {
    return context().service(CommandService.class).getCommand(getClass());
  }

  /** Does something of which an error is to end the command. */
  final void guard(Runnable body) {
    run(body, this::refuse);
  }

  /** Does something for a dialog that goes on: an error is shown and changes nothing. */
  final void whileAsking(Runnable body) {
    run(body, sentence -> IJ.error(MacroOptions.title(info()), sentence));
  }

  private void run(Runnable body, Consumer<String> refusal) {
    LogService log = context().service(LogService.class);
    String title = MacroOptions.title(info());
    try {
      body.run();
    } catch (UserException | UncheckedIOException e) {
      log.debug(title, e);
      refusal.accept(e.getMessage());
    } catch (OutOfMemoryError e) {
      log.error(title, e);
      refusal.accept(
          "ImageJ's memory is full; give it more in Edit > Options > Memory & Threads..., or close"
              + " images.");
    } catch (RuntimeException | LinkageError e) {
      log.error(title, e);
      refusal.accept(
          JarClash.sentence(e)
              .orElse(
                  title
                      + " failed, which is a mistake of this program: "
                      + e
                      + ". Please report it."));
    }
  }

  /** Ends the command with a sentence; a macro ends with it. */
  final void refuse(String sentence) {
    if (IJ.isMacro()) {
      // This shows the sentence; the host must not show it again.
      cancel("");
      endMacro(sentence);
    } else {
      cancel(sentence);
    }
  }

  private void endMacro(String sentence) {
    try {
      IJ.error(MacroOptions.title(info()), sentence);
    } catch (RuntimeException e) {
      // By then the macro has ended; the exception is for its thread, which is not always ours.
      if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
        throw e;
      }
    }
  }

  /** The path of a file that the user must name. */
  static Path path(String key, File file, String example) {
    if (file == null || file.getPath().isBlank()) {
      throw new SettingException(key + " is empty; name a file, for instance " + example + ".");
    }
    return file.toPath();
  }
}
