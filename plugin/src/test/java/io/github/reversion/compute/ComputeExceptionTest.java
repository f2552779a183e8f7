package io.github.reversion.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.engine.EngineException;
import io.github.reversion.RunFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComputeExceptionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[enforce fail at alloc_cpu.cpp] DefaultCPUAllocator: can't allocate memory: you tried to"
            + " allocate 9 bytes",
        "unable to mmap 9 bytes from file <unet.safetensors>: Cannot allocate memory (12)",
        "CUDA out of memory. Tried to allocate 9.00 GiB"
      })
  void whereMemoryRunsOutItSaysWhatToDo(String torch) {
    RuntimeException told =
        ComputeException.ifOutOfMemory(new EngineException(torch), "lower width");
    assertEquals("Memory ran out; lower width.", told.getMessage());
    assertEquals(RunFailedException.class, told.getClass());
  }

  @Test
  void otherErrorsOfTheEngineStayAsTheyAre() {
    EngineException other = new EngineException("expected 3 dimensions");
    assertSame(other, ComputeException.ifOutOfMemory(other, "lower width"));
  }
}
