package io.github.reversion.verify;

import ai.djl.ndarray.NDManager;
import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.Torch;
import io.github.reversion.store.EmbeddedFolder;
import io.github.reversion.store.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks that this engine computes right on a device, by replaying golden data: inputs and results
 * of the reference implementations.
 */
public final class Verification {
  /** The part that stands for the folder itself. */
  static final String FOLDER = "folder";

  private static final List<GoldenPart> PARTS =
      List.of(
          new TokenizerPart(),
          new TextEncoderPart(),
          new UNetPart(),
          new VaePart(),
          new PreprocessingPart(),
          new SamplerPart(),
          new NoiseSchedulePart(),
          new SteeringPart(),
          new ImportanceSamplingPart(),
          new TrainingPart(),
          new GenerationPart(),
          new EmbeddingPart(),
          new MalformedPart());

  private final Path goldens;
  private final ComputeDevice device;
  private final List<CaseResult> cases = new ArrayList<>();
  private final Consumer<CaseResult> each;
  private RuntimeException stopped;

  private Verification(Path goldens, ComputeDevice device, Consumer<CaseResult> each) {
    this.goldens = goldens;
    this.device = device;
    this.each = each;
  }

  /**
   * Replays a folder of golden data, every part of it: tokenizer, text encoder, U-Net with
   * gradients, VAE, preprocessing, samplers, noise schedule, steering loss, importance sampling,
   * training, generation, embedding files and malformed files.
   *
   * <p>A part or a listed file that the folder does not have is skipped; one that is there and
   * cannot be read fails. Networks compute in fp32.
   *
   * @param goldens a folder with a {@code manifest.json}
   * @param device where to compute
   * @param each is told of every case as soon as it is done; what it throws ends the run and is the
   *     only thing that this method throws
   */
  public static VerificationReport run(
      Path goldens, ComputeDevice device, Consumer<CaseResult> each) {
    return new Verification(goldens, device, each).run(true);
  }

  /**
   * Replays the small set that travels inside the jar: a U-Net with gradients, a VAE, samplers, the
   * noise schedule, the steering loss and importance sampling. It takes seconds.
   *
   * @param device where to compute
   * @param each as in {@link #run}
   */
  public static VerificationReport bundled(ComputeDevice device, Consumer<CaseResult> each) {
    return bundled(ModelStore.ofUser(), device, each);
  }

  /**
   * As the other.
   *
   * @param store where the set is unpacked to, once
   */
  public static VerificationReport bundled(
      ModelStore store, ComputeDevice device, Consumer<CaseResult> each) {
    Path folder = new EmbeddedFolder(Verification.class, "goldens").unpackInto(store.home());
    return new Verification(folder, device, each).run(false);
  }

  /** Replays all parts; those that are missing are told of if wanted. */
  private VerificationReport run(boolean tellMissing) {
    try (NDManager manager = Torch.newManager(device)) {
      GoldenFolder folder = GoldenFolder.open(goldens);
      Set<String> broken = new HashSet<>();
      for (GoldenPart part : PARTS) {
        List<String> files = folder.find(part.files());
        if (files.stream().anyMatch(folder::has)) {
          Replay replay = new Replay(part.name(), device, manager, this::add);
          files.forEach(file -> replay(part, folder, file, replay, broken));
        } else if (tellMissing) {
          add(CaseResult.skipped(part.name(), part.files(), "the folder has no such file"));
        }
      }
      tellOfNeverOpened(folder, broken);
    } catch (IOException | RuntimeException e) {
      fail(FOLDER, GoldenFolder.MANIFEST, e);
    }
    return new VerificationReport(cases);
  }

  private void replay(
      GoldenPart part, GoldenFolder folder, String file, Replay replay, Set<String> broken) {
    if (!folder.has(file)) {
      String why = "listed in " + GoldenFolder.MANIFEST + ", but not in the folder";
      add(CaseResult.skipped(part.name(), file, why));
      return;
    }
    Set<GoldenTensors> before = Set.copyOf(folder.opened());
    try {
      part.replay(folder, file, replay);
    } catch (IOException | RuntimeException e) {
      broken.add(topFolder(file));
      fail(part.name(), file, e);
      return;
    }
    for (GoldenTensors tensors : folder.opened()) {
      if (!before.contains(tensors)) {
        for (String name : tensors.forgottenCases()) {
          String why = "not compared: " + String.join(", ", tensors.notAskedFor(name));
          add(CaseResult.failed(part.name(), tensors.file() + "/" + name, why));
        }
      }
    }
  }

  private void tellOfNeverOpened(GoldenFolder folder, Set<String> broken) throws IOException {
    for (String file : folder.neverOpened()) {
      if (!broken.contains(topFolder(file))) {
        add(CaseResult.failed(FOLDER, file, "not compared: no replay opened this file"));
      }
    }
  }

  private static String topFolder(String file) {
    return file.substring(0, Math.max(0, file.indexOf('/')));
  }

  private void fail(String part, String name, Exception e) {
    if (stopped != null) {
      throw stopped;
    }
    add(CaseResult.failed(part, name, Replay.sentence(e)));
  }

  private void add(CaseResult result) {
    cases.add(result);
    try {
      each.accept(result);
    } catch (RuntimeException e) {
      stopped = e;
      throw e;
    }
  }
}
