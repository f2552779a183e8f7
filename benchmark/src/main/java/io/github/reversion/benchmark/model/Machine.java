package io.github.reversion.benchmark.model;

import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.UsedMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What computes, in a few words that do not tell whose it is. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Pattern NAME = Pattern.compile("(?m)^model name\\s*:\\s*(.*\\S)\\s*$");
  private static final double GIGA = 1e9;

  private Machine() {}

  /**
   * Device, on a CPU threads and name of the processor, and memory, of what can be told.
   *
   * @return such as {@code cpu, 2 threads, Intel(R) Xeon(R) Processor, 25 GB}
   */
  static String of(ComputeDevice device, int threads) {
    List<String> facts = new ArrayList<>(List.of(device.name()));
    if (!device.isCuda()) {
      facts.add(threads + (threads == 1 ? " thread" : " threads"));
      processor().ifPresent(facts::add);
    }
    UsedMemory.of(device).ifPresent(memory -> facts.add(Math.round(memory.total() / GIGA) + " GB"));
    return String.join(", ", facts);
  }

  private static Optional<String> processor() {
    try {
      return Files.isReadable(PROCESSORS)
          ? name(Files.readString(PROCESSORS, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it is only told
    }
  }

  /** The first processor's name in what Linux says of all. */
  static Optional<String> name(String processors) {
    Matcher name = NAME.matcher(processors);
    return name.find() ? Optional.of(name.group(1).replaceAll("\\s+", " ")) : Optional.empty();
  }
}
