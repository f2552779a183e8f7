package io.github.reversion.harness.runs;

import io.github.reversion.compute.ComputeDevice;
import io.github.reversion.compute.EngineInfo;
import io.github.reversion.harness.json.Json;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * When, where and by what a folder was filled: {@code environment.json}, the only file of a run
 * that differs where the results are the same.
 *
 * @param schema {@value RunDescription#SCHEMA}
 * @param sittings each time that somebody ran it
 */
record Environment(int schema, List<Sitting> sittings) {
  private static final String PROGRAM = "reversion";

  Environment {
    sittings = List.copyOf(sittings);
  }

  /**
   * A time that somebody ran it.
   *
   * @param began in UTC
   * @param ended in UTC; empty if it was killed, or goes on
   * @param hosts the names of the computers that worked
   * @param workers that worked side by side
   * @param versions of what computed, by name
   */
  record Sitting(
      String began, String ended, List<String> hosts, int workers, Map<String, String> versions) {
    static Sitting begin(InstantSource clock, int workers, UnitRunner runner) {
      return new Sitting(
          clock.instant().toString(), "", runner.hosts(), workers, runner.versions());
    }

    Sitting end(InstantSource clock, UnitRunner runner) {
      return new Sitting(began, clock.instant().toString(), runner.hosts(), workers, versions);
    }
  }

  /** What computes on a device, and in which versions. */
  static Map<String, String> versions(ComputeDevice device) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put(PROGRAM, Build.text());
    EngineInfo.of(device).asMap().forEach((name, value) -> versions.put(name, value.toString()));
    versions.remove("threads"); // run.json tells those of the workers
    return versions;
  }

  /** What this computer is called. */
  static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  /** What the file says; nothing where there is none. */
  static Environment read(Path file) {
    return Files.exists(file)
        ? Json.read(file, Environment.class, RunDescription.SCHEMA, "delete it, it is for people")
        : new Environment(RunDescription.SCHEMA, List.of());
  }

  /** The builds of this program that have worked, each once. */
  List<String> builds() {
    return sittings.stream()
        .map(sitting -> sitting.versions().get(PROGRAM))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** With another sitting. */
  Environment with(Sitting sitting) {
    List<Sitting> more = new ArrayList<>(sittings);
    more.add(sitting);
    return new Environment(schema, more);
  }
}
