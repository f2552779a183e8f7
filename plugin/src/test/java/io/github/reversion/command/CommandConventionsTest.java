package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.diffusion.SamplerKind;
import io.github.reversion.exemplar.ij.ExemplarAxis;
import io.github.reversion.exemplar.ij.StackCrop;
import io.github.reversion.exemplar.ij.StackSelection;
import io.github.reversion.image.Fit;
import io.github.reversion.inversion.InversionOptions;
import io.github.reversion.pipeline.GenerationOptions;
import io.github.reversion.run.ModelChoice;
import io.github.reversion.settings.Settings;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.command.CommandInfo;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.widget.Button;

/**
 * What every command must be like to live in ImageJ's menus and macros; reads all that SciJava
 * finds, so that a new one need not be named here.
 */
class CommandConventionsTest {
  private static final String ENTRY = "io.github.reversion.ij1.Entry";

  private final Host host = new Host();

  @AfterEach
  void close() {
    host.close();
  }

  private void eachInput(Consumer<ModuleItem<?>> rule) {
    for (CommandInfo command : host.commands()) {
      for (ModuleItem<?> input : MacroOptions.inputs(command)) {
        rule.accept(input);
      }
    }
  }

  @Test
  void plainImageJHasTheSameMenu() throws IOException {
    Map<String, String> menu = new TreeMap<>();
    host.commands()
        .forEach(info -> menu.put(info.getMenuPath().getMenuString(), info.getDelegateClassName()));
    assertTrue(menu.size() >= 5, menu.toString());
    assertEquals(menu, menuOfPlainImageJ());
  }

  /** Place in the menu to class. */
  private static Map<String, String> menuOfPlainImageJ() throws IOException {
    Pattern line =
        Pattern.compile("([^,]+), \"([^\"]+)\", " + Pattern.quote(ENTRY) + "\\(\"([^\"]+)\"\\)");
    Map<String, String> menu = new TreeMap<>();
    try (InputStream in = Host.class.getResourceAsStream("/plugins.config")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String entry : text.lines().filter(l -> !l.startsWith("#")).toList()) {
        Matcher matcher = line.matcher(entry);
        assertTrue(matcher.matches(), entry);
        String path = matcher.group(1) + ">" + matcher.group(2);
        menu.put(path.replace(">", " > "), matcher.group(3));
      }
    }
    return menu;
  }

  @Test
  void everyCommandReadsMacroOptionsFirst() {
    for (CommandInfo command : host.commands()) {
      assertEquals("prepare", command.getInitializer(), command.getTitle());
    }
  }

  @Test
  void namesAreKeysThatMacrosFind() {
    eachInput(input -> assertTrue(input.getName().matches("[a-z][a-z0-9_]*"), input.getName()));
  }

  @Test
  void noNameEndsAnother() {
    for (CommandInfo command : host.commands()) {
      List<String> names = MacroOptions.inputs(command).stream().map(ModuleItem::getName).toList();
      for (String one : names) {
        for (String other : names) {
          assertFalse(other.endsWith("_" + one), other + " ends in " + one);
        }
      }
    }
  }

  @Test
  void nothingLeaksIntoTheNextRun() {
    eachInput(input -> assertFalse(input.isPersisted(), input.getName()));
  }

  @Test
  void everythingIsLabelledAndExplained() {
    for (CommandInfo command : host.commands()) {
      List<ModuleItem<?>> items = new ArrayList<>(MacroOptions.shown(command));
      command.outputs().forEach(items::add);
      for (ModuleItem<?> item : items) {
        assertNotNull(item.getLabel(), item.getName());
        assertFalse(item.getLabel().isBlank(), item.getName());
        assertNotNull(item.getDescription(), item.getName());
        assertFalse(item.getDescription().isBlank(), item.getName());
      }
    }
  }

  @Test
  void freeTextIsRecordedLast() {
    for (CommandInfo command : host.commands()) {
      String free =
          MacroOptions.inputs(command).stream()
              .map(input -> input.getWidgetStyle() == null ? "-" : "t")
              .collect(Collectors.joining());
      assertTrue(free.matches("-*t*"), command.getTitle() + ": " + free);
    }
  }

  @Test
  void everySettingCanBeReached() throws Exception {
    reached(InvertRelation.class, ModelChoice.SETTINGS, ModelChoice.mini());
    StackSelection selection =
        new StackSelection(ExemplarAxis.TIME, "2-3", StackCrop.OVERLAY, Fit.PAD);
    reached(InvertRelation.class, StackSelection.SETTINGS, selection);
    reached(PreviewExemplars.class, StackSelection.SETTINGS, selection);
    reached(ExportExemplarFolder.class, StackSelection.SETTINGS, selection);
    reached(GenerateImages.class, ModelChoice.SETTINGS, ModelChoice.mini());
    reached(GenerateImages.class, GenerationOptions.SETTINGS, GenerationOptions.reference());
    InversionOptions options = InversionOptions.reference();
    String advanced =
        InversionOptions.SETTINGS.values(options).entrySet().stream()
            .map(e -> Settings.snake(e.getKey()) + ": " + Settings.text(e.getValue()))
            .collect(Collectors.joining(", "));
    assertEquals(
        options, InversionOptions.SETTINGS.with(InversionOptions.quick(), Fields.pairs(advanced)));
  }

  private <T extends Record> void reached(
      Class<? extends ReVersionCommand> command, Settings<T> settings, T options) throws Exception {
    Module module = host.prepare(command);
    Map<String, Object> values = settings.values(options);
    assertAll(
        values.keySet().stream()
            .map(name -> () -> assertNotNull(module.getInfo().getInput(Settings.snake(name)))));
    values.forEach((name, value) -> module.setInput(Settings.snake(name), Settings.text(value)));
    assertEquals(options, Fields.apply(module, settings, options));
  }

  @Test
  void theExamplesAreThoseThatAreEmbedded() {
    List<?> choices = host.info(OpenExemplars.class).getInput("example").getChoices();
    assertEquals(
        new TreeSet<>(ModelStore.ofUser().exampleNames()),
        choices.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void choicesOfASelectionAreAllThatThereAre() {
    for (Class<? extends ReVersionCommand> command :
        List.of(InvertRelation.class, PreviewExemplars.class, ExportExemplarFolder.class)) {
      assertChoices(command, "axis", ExemplarAxis.values());
      assertChoices(command, "crop", StackCrop.values());
      assertChoices(command, "fit", Fit.values());
    }
    assertChoices(LabelExemplars.class, "axis", ExemplarAxis.values());
  }

  @Test
  void samplersAreAllThatThereAre() {
    List<String> samplers = new ArrayList<>(List.of(Fields.AS_PRESET, "auto"));
    Arrays.stream(SamplerKind.values()).map(Settings::text).forEach(samplers::add);
    assertEquals(samplers, host.info(GenerateImages.class).getInput("sampler").getChoices());
  }

  @Test
  void buttonsDoSomethingAndAreNoKeys() throws Exception {
    int buttons = 0;
    for (CommandInfo command : host.commands()) {
      for (ModuleItem<?> item : MacroOptions.shown(command)) {
        if (item.getType() == Button.class) {
          assertNotNull(
              Class.forName(command.getDelegateClassName()).getDeclaredMethod(item.getCallback()));
          assertFalse(MacroOptions.inputs(command).contains(item), item.getName());
          buttons++;
        }
      }
    }
    assertTrue(buttons >= 3, "there are " + buttons);
  }

  private void assertChoices(
      Class<? extends ReVersionCommand> command, String name, Object[] values) {
    assertEquals(
        Arrays.stream(values).map(Settings::text).toList(),
        host.info(command).getInput(name).getChoices());
  }

  @Test
  void aSelectionStartsWithTheWholeStack() throws Exception {
    Module module = host.prepare(PreviewExemplars.class);
    assertEquals(
        StackSelection.whole(),
        Fields.apply(
            module,
            StackSelection.SETTINGS,
            new StackSelection(ExemplarAxis.TIME, "", StackCrop.NONE, Fit.PAD)));
  }
}
