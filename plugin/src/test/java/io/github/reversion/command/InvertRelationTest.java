package io.github.reversion.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import io.github.reversion.exemplar.ExemplarFolder;
import io.github.reversion.exemplar.ExemplarHash;
import io.github.reversion.exemplar.ij.StackExemplars;
import io.github.reversion.relation.Relation;
import io.github.reversion.relation.RelationFile;
import io.github.reversion.relation.RelationKey;
import io.github.reversion.store.ModelStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.module.Module;

class InvertRelationTest {
  /** Then no words are looked for: the first thing that is done is a step. */
  private static final String NAMED_START = "frozen_every: 0, initializer: and";

  private final Host host = new Host();
  @TempDir Path folder;

  @AfterEach
  void close() {
    host.close();
  }

  private Module invert(ImagePlus image, Object... more) {
    Object[] inputs = {
      "image",
      image,
      "out",
      out().toFile(),
      "device",
      "cpu",
      "steps",
      "2",
      "batch_size",
      "1",
      "preview_every",
      "0",
      "advanced",
      "frozen_every: 0"
    };
    Object[] all = Stream.of(inputs, more).flatMap(Stream::of).toArray();
    return host.run(InvertRelation.class, all);
  }

  private Path out() {
    return folder.resolve("noise.safetensors");
  }

  private void assertNothingWritten() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(Optional.empty(), files.findFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"8-bit", "16-bit", "32-bit", "RGB"})
  void learnsFromEveryKindOfStack(String kind) {
    Module done = invert(TinyStacks.of(kind));

    assertEquals("", Host.refusal(done));
    assertEquals(out().toString(), done.getOutput("relation_file"));
    Relation relation = RelationFile.read(out());
    assertEquals("<R>", relation.token());
    assertEquals("tiny", relation.info().get(RelationKey.EXEMPLARS).orElseThrow());
  }

  @Test
  void learnsFromChannels() {
    assertEquals("", Host.refusal(invert(TinyStacks.composite())));
    assertTrue(Files.exists(out()));
  }

  @Test
  void aStackHoldsAllThatAFolderOfExemplarsSays() {
    Path exemplars = ModelStore.ofUser().exemplars("example:wrapped_in");
    Module opened = host.run(ImportExemplarFolder.class, "folder", exemplars.toFile());
    Path saved = folder.resolve("stack.tif");
    assertTrue(IJ.saveAsTiff((ImagePlus) opened.getOutput("exemplars"), saved.toString()));
    ImagePlus stack = IJ.openImage(saved.toString());

    assertEquals("", Host.refusal(invert(stack)));

    assertEquals(ExemplarFolder.read(exemplars).list(), StackExemplars.read(stack).list());
    assertEquals(
        ExemplarHash.of(ExemplarFolder.read(exemplars)),
        RelationFile.read(out()).info().get(RelationKey.EXEMPLARS_HASH).orElseThrow());
  }

  @Test
  void whatWasTakenOfTheStackStandsInTheRunFile() throws IOException {
    ImagePlus image = TinyStacks.of("RGB");
    image.getStack().setSliceLabel("no caption", 2);
    image.setRoi(4, 2, 12, 16);
    Object[] selection = {"slices", "1,3", "crop", "selection", "fit", "pad"};

    assertEquals("", Host.refusal(invert(image, selection)));

    String run = Files.readString(folder.resolve("noise.run.json"));
    assertTrue(run.contains("\"images\" : 2"), run);
    for (String line :
        List.of(
            "\"axis\" : \"all\"",
            "\"slices\" : \"1,3\"",
            "\"crop\" : \"selection\"",
            "\"fit\" : \"pad\"",
            "\"3\" : \"4, 2, 12, 16\"")) {
      assertTrue(run.contains(line), line + " is not in " + run);
    }
    Path exported = folder.resolve("exported");
    Object[] all =
        Stream.of(selection, new Object[] {"image", image, "folder", exported.toFile()})
            .flatMap(Stream::of)
            .toArray();
    assertEquals("", Host.refusal(host.run(ExportExemplarFolder.class, all)));
    assertEquals(
        ExemplarHash.of(ExemplarFolder.read(exported)),
        RelationFile.read(out()).info().get(RelationKey.EXEMPLARS_HASH).orElseThrow());
  }

  @Test
  void theDialogOpensIfAnySliceCanBeChosen() throws Exception {
    ImagePlus image = TinyStacks.of("8-bit");
    image.getStack().setSliceLabel("", 1);
    assertEquals("", Host.refusal(host.prepare(InvertRelation.class, "image", image)));
    image.getStack().setSliceLabel("", 2);
    image.getStack().setSliceLabel("", 3);
    String refusal = Host.refusal(host.prepare(InvertRelation.class, "image", image));
    assertTrue(refusal.startsWith("Slice 1 of tiny: has no caption"), refusal);
  }

  @Test
  void fieldsAndAdvancedOptionsReachTheRun() throws IOException {
    Module done =
        invert(
            TinyStacks.of("RGB"),
            "seed",
            "77",
            "advanced",
            "vectors: 2, token: <wrap>, anchor: first_row");

    assertEquals("", Host.refusal(done));
    Relation relation = RelationFile.read(out());
    assertEquals("<wrap>", relation.token());
    assertEquals(2, relation.vectorCount());
    assertEquals("77", relation.info().get(RelationKey.SEED).orElseThrow());
    String run = Files.readString(folder.resolve("noise.run.json"));
    assertTrue(run.contains("\"batch_size\" : 1"), run);
    assertTrue(run.contains("\"anchor\" : \"first_row\""), run);
  }

  @Test
  void aStoppedRunKeepsWhatItLearnedAndIsResumed() throws IOException {
    ImagePlus image = TinyStacks.of("RGB");
    boolean[] pressed = new boolean[1];
    StopIcon icon =
        StopIcon.pressAt(
            host.context(),
            task -> {
              boolean press = !pressed[0] && task.getProgressValue() == 1;
              pressed[0] |= press;
              return press;
            });

    Module stopped = invert(image, "steps", "4", "advanced", NAMED_START);

    assertNotNull(icon);

    assertEquals(
        "Stopped after step 1. The relation so far is in "
            + out()
            + "; run again with resume to go on.",
        Host.refusal(stopped));
    assertEquals("1", RelationFile.read(out()).info().get(RelationKey.STEPS).orElseThrow());
    assertTrue(Files.exists(folder.resolve("noise.checkpoint.safetensors")));

    assertEquals(
        "", Host.refusal(invert(image, "steps", "4", "advanced", NAMED_START, "resume", true)));
    byte[] resumed = Files.readAllBytes(out());
    assertEquals("", Host.refusal(invert(image, "steps", "4", "advanced", NAMED_START)));
    assertArrayEquals(Files.readAllBytes(out()), resumed);
  }

  @Test
  void whatWasLearnedIsOfferedAsTheNewestRelation() {
    assertEquals("", Host.refusal(invert(TinyStacks.of("RGB"))));
    assertEquals(out(), ModelStore.ofUser().relations().files().get(0));
  }

  @Test
  void previewsAreKept() {
    assertEquals("", Host.refusal(invert(TinyStacks.of("RGB"), "preview_every", "2")));
    assertTrue(Files.exists(folder.resolve("noise.step-0002.png")));
  }

  @Test
  void noTextWindowOpensForThePath() throws Exception {
    Module module = host.prepare(InvertRelation.class, "image", TinyStacks.of("RGB"));
    assertTrue(module.isOutputResolved("relation_file"));
  }

  @Test
  void noImageIsToldBeforeADialogOpens() throws Exception {
    String sentence = "There is no image, or an empty one; open a stack with a caption in each";
    assertTrue(Host.refusal(host.prepare(InvertRelation.class)).startsWith(sentence));
    assertTrue(
        Host.refusal(host.prepare(InvertRelation.class, "image", new ImagePlus()))
            .startsWith(sentence));
    assertTrue(Host.refusal(invert(null)).startsWith(sentence));
    assertNothingWritten();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      value = {
        "none | Slice 2 of tiny: has no caption",
        "red circle on blue square | Slice 2 of tiny:",
        "red {} circle {} blue square | Slice 2 of tiny:",
        "the {} a | Slice 2 of tiny:",
        "00.png | Slice 2 of tiny: its label \"00.png\" is a file name, not a caption",
      })
  void aSliceWithoutAGoodCaptionIsNamed(String label, String sentence) throws IOException {
    ImagePlus image = TinyStacks.of("8-bit");
    image.getStack().setSliceLabel(label, 2);

    String refusal = Host.refusal(invert(image));

    assertTrue(refusal.startsWith(sentence), refusal);
    assertNothingWritten();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steps | many | steps is 'many'; possible is a whole number.",
        "learning_rate | -1 | learning-rate is -1.0; it must be between 0 and 10.",
        "preset | best | There is no preset 'best'; possible are quick, reference.",
        "precision | fp8 | precision is 'fp8'; possible is",
        "precision | fp16 | precision is fp16, which is for GPUs",
        "device | tpu | Unknown device 'tpu'",
        "model | no/such/folder | no/such/folder",
        "advanced | vectorz: 2 | There is no option vectorz",
        "slices | 2-9 | slices has 2-9, but tiny has exemplars 1 to 3; choose from these.",
        "slices | two | slices is 'two'; write numbers and ranges",
        "axis | y | axis is 'y'; possible is all, z, time, channel.",
        "axis | time | axis is time, but tiny has only one position along it",
        "crop | overlay | crop is overlay, but tiny has no ROI with an area there",
        "fit | zoom | fit is 'zoom'; possible is stretch, center_crop, pad.",
      })
  void anOptionThatCannotBeIsNamed(String name, String value, String sentence) throws IOException {
    String refusal = Host.refusal(invert(TinyStacks.of("8-bit"), name, value));

    assertTrue(refusal.startsWith(sentence), refusal);
    assertNothingWritten();
  }

  @Test
  void theRelationFileMustBeNamed() throws IOException {
    ImagePlus image = TinyStacks.of("8-bit");
    assertEquals(
        "out is empty; name a file, for instance carved_by.safetensors.",
        Host.refusal(invert(image, "out", new File(""))));
    assertTrue(
        Host.refusal(invert(image, "out", folder.resolve("relation.pt").toFile()))
            .contains("a relation file is called NAME.safetensors."));
    String missing =
        Host.refusal(invert(image, "out", folder.resolve("no/x.safetensors").toFile()));
    assertTrue(missing.contains("does not exist"), missing);
    assertNothingWritten();
  }

  @Test
  void thereIsNothingToResumeBeforeTheFirstRun() throws IOException {
    String refusal = Host.refusal(invert(TinyStacks.of("8-bit"), "resume", true));
    assertTrue(refusal.startsWith("There is no checkpoint to resume from"), refusal);
    assertFalse(Files.exists(out()));
    assertNothingWritten();
  }
}
