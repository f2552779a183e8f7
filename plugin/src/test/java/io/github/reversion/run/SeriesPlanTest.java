package io.github.reversion.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.reversion.pipeline.ImageRequest;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationInfo;
import io.github.reversion.settings.SettingException;
import io.github.reversion.store.LearnedRelations;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesPlanTest {
  @TempDir Path folder;

  private String relation(String name) {
    Path file = folder.resolve(name + ".safetensors");
    RelationFile.write(file, new Relation("<R>", new float[][] {{1, 2}}, RelationInfo.empty()));
    return file.toString();
  }

  private ImageSeries read(SeriesPlan plan) {
    ImageSeries series = plan.read(new LearnedRelations(folder.resolve("list.txt")), 2);
    assertEquals(plan.images(), series.requests().size());
    return series;
  }

  private static List<String> files(ImageSeries.Part part) {
    return part.relations().stream().map(RelationSource::file).toList();
  }

  @Test
  void relationsTogetherAreOnePart() {
    ImageSeries series =
        read(
            new SeriesPlan(
                PromptRow.lines("a\nb"),
                List.of(relation("x"), relation("y")),
                new SeriesOptions(2, 5, false)));
    assertEquals(1, series.parts().size());
    assertEquals(List.of("x.safetensors", "y.safetensors"), files(series.parts().get(0)));
    assertEquals(
        List.of(
            new ImageRequest("a", 5),
            new ImageRequest("a", 6),
            new ImageRequest("b", 7),
            new ImageRequest("b", 8)),
        series.requests());
  }

  @Test
  void relationsOneByOneHaveTheSameSeeds() {
    ImageSeries series =
        read(
            new SeriesPlan(
                PromptRow.lines("a\nb"),
                List.of(relation("x"), relation("y")),
                new SeriesOptions(1, 5, true)));
    assertEquals(2, series.parts().size());
    assertEquals(List.of("y.safetensors"), files(series.parts().get(1)));
    assertEquals(series.parts().get(0).requests(), series.parts().get(1).requests());
    assertEquals("<R> from y.safetensors", series.relationTexts().get(3));
    assertEquals(2, series.relations().size());
  }

  @Test
  void aRowMayHaveItsOwnRelationAndSeed() {
    relation("z");
    String x = relation("x");
    List<PromptRow> rows =
        List.of(
            new PromptRow("a"),
            new PromptRow("b", OptionalLong.of(90), List.of(folder + "/z.safetensors")),
            new PromptRow("c", OptionalLong.empty(), List.of("x")));
    ImageSeries series =
        read(new SeriesPlan(rows, List.of(x, relation("y")), new SeriesOptions(2, 0, true)));
    assertEquals(
        List.of("x.safetensors", "z.safetensors", "x.safetensors", "y.safetensors"),
        series.parts().stream().flatMap(part -> files(part).stream()).toList());
    assertEquals(
        List.of(0L, 1L, 90L, 91L, 4L, 5L, 0L, 1L),
        series.requests().stream().map(ImageRequest::seed).toList());
  }

  @Test
  void eachTurnDrawsAPromptFromTheSameNoise() {
    relation("z");
    String x = relation("x");
    List<PromptRow> rows =
        List.of(
            new PromptRow("a"),
            new PromptRow("b", OptionalLong.empty(), List.of(folder + "/z.safetensors")),
            new PromptRow("c"));
    SeriesPlan plan =
        new SeriesPlan(rows, List.of(x, relation("y")), new SeriesOptions(1, 5, true));
    assertEquals(
        List.of(5L, 6L, 7L, 5L, 7L),
        read(plan).requests().stream().map(ImageRequest::seed).toList());
    assertEquals(5, plan.images());
  }

  @Test
  void aRelationLearnedHereIsFoundByItsName() {
    LearnedRelations learned = new LearnedRelations(folder.resolve("list.txt"));
    learned.add(Path.of(relation("hug")));
    SeriesPlan plan =
        new SeriesPlan(PromptRow.lines("a {} b"), List.of("hug"), SeriesOptions.usual());
    assertEquals(List.of("hug.safetensors"), files(plan.read(learned, 2).parts().get(0)));
    SeriesPlan unknown =
        new SeriesPlan(PromptRow.lines("a {} b"), List.of("kiss"), SeriesOptions.usual());
    assertTrue(
        assertThrows(SettingException.class, () -> unknown.read(learned, 2))
            .getMessage()
            .startsWith("kiss is no file"));
  }

  @Test
  void nothingIsRefused() {
    assertTrue(
        assertThrows(
                SettingException.class,
                () -> new SeriesPlan(List.of(), List.of(), SeriesOptions.usual()))
            .getMessage()
            .startsWith("prompts is empty"));
  }
}
