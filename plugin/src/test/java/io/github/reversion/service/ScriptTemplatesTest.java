package io.github.reversion.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.ij.StackExemplars;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.store.ModelStore;
import io.github.reversion.weights.JsonConfig;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.module.Module;
import org.scijava.script.AdaptedScriptLanguage;
import org.scijava.script.ScriptService;

/**
 * The templates of the script editor, run by SciJava with the engines of Groovy and Jython; those
 * of ImageJ's macro language are run in {@code ij1.MacroTemplatesTest}.
 */
class ScriptTemplatesTest {
  private static final String FOLDER = "/script_templates/ReVersion/";

  private final Context context = new Context(ScriptService.class, ReversionService.class);
  @TempDir Path folder;

  @AfterEach
  void close() {
    context.close();
  }

  /** What Fiji's own plugins tell SciJava. */
  @BeforeEach
  void knowLanguagesAndImages() {
    ScriptService scripts = context.service(ScriptService.class);
    for (ScriptEngineFactory engine : new ScriptEngineManager().getEngineFactories()) {
      scripts.getIndex().add(new AdaptedScriptLanguage(engine), false);
    }
    scripts.addAlias(ImagePlus.class);
  }

  private Module run(String template, Object... inputs)
      throws IOException, InterruptedException, ExecutionException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                ScriptTemplatesTest.class.getResourceAsStream(FOLDER + template)),
            StandardCharsets.UTF_8)) {
      return context.service(ScriptService.class).run(template, reader, true, inputs).get();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Learn_and_Draw.groovy", "Learn_and_Draw.py"})
  void aRelationIsLearnedAndDrawn(String template) throws Exception {
    Path example = ModelStore.ofUser().exemplars("example:wrapped_in");
    ImagePlus exemplars = StackExemplars.toStack(ExemplarFolder.read(example));
    Path file = folder.resolve("wrapped_in.safetensors");

    Module done =
        run(
            template,
            "exemplars",
            exemplars,
            "steps",
            2,
            "prompt",
            "green star {} pink cross",
            "file",
            file.toString());

    ImagePlus drawn = (ImagePlus) done.getOutput("drawn");
    assertEquals(4, drawn.getStackSize());
    assertEquals("green star {} pink cross; seed 4; <R>", drawn.getStack().getSliceLabel(4));
    assertEquals("<R>", RelationFile.read(file).token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Blend_Relations.groovy", "Blend_Relations.py"})
  void twoRelationsAreBlended(String template) throws Exception {
    String one = relation("one", 1);
    String other = relation("other", -1);

    Module done =
        run(
            template,
            "first",
            one,
            "second",
            other,
            "prompt",
            "red star {} blue circle",
            "weights",
            3);

    ImagePlus drawn = (ImagePlus) done.getOutput("drawn");
    assertEquals(3, drawn.getStackSize());
    assertEquals("weight 0.5", drawn.getStack().getSliceLabel(2));
  }

  private String relation(String name, float number) {
    Path encoder = ModelStore.ofUser().model(ModelStore.MINI).resolve("text_encoder/config.json");
    float[] vector = new float[JsonConfig.read(encoder).integer("hidden_size", 768)];
    Arrays.fill(vector, number);
    Path file = folder.resolve(name + ".safetensors");
    RelationFile.write(file, new Relation("<R>", new float[][] {vector}, RelationInfo.empty()));
    return file.toString();
  }

  @Test
  void noTemplateIsForgotten() throws Exception {
    Path templates = Path.of("src", "main", "resources" + FOLDER);
    try (Stream<Path> files = Files.list(templates)) {
      Set<String> names =
          files
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(
          Set.of(
              "Blend_Relations.groovy",
              "Blend_Relations.py",
              "Learn_and_Compare.ijm",
              "Learn_and_Draw.groovy",
              "Learn_and_Draw.py"),
          names);
    }
  }
}
