package io.github.reversion.weights;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The few names a pickle may refer to; none of them is code that runs. */
sealed interface PickleGlobal {

  /** What the name stands for, empty where it is not allowed. */
  static Optional<PickleGlobal> named(String module, String name) {
    if (module.equals("torch") || module.equals("torch.cuda")) {
      return Optional.ofNullable(StorageType.TYPES.get(name)).map(StorageType::new);
    }
    return Arrays.stream(Builder.values())
        .filter(builder -> builder.module.equals(module) && builder.name.equals(name))
        .map(PickleGlobal.class::cast)
        .findFirst();
  }

  /**
   * The class of a storage, for instance {@code torch.FloatStorage}.
   *
   * @param dtype encoding of its numbers
   */
  record StorageType(DType dtype) implements PickleGlobal {
    private static final Map<String, DType> TYPES =
        Map.of(
            "DoubleStorage", DType.F64,
            "FloatStorage", DType.F32,
            "HalfStorage", DType.F16,
            "BFloat16Storage", DType.BF16,
            "LongStorage", DType.I64,
            "IntStorage", DType.I32,
            "ShortStorage", DType.I16,
            "CharStorage", DType.I8,
            "ByteStorage", DType.U8,
            "BoolStorage", DType.BOOL);
  }

  /** A function that the pickle may call; the reader does what it would do. */
  enum Builder implements PickleGlobal {
    ORDERED_DICT("collections", "OrderedDict"),
    TENSOR("torch._utils", "_rebuild_tensor_v2"),
    PARAMETER("torch._utils", "_rebuild_parameter");

    private final String module;
    private final String name;

    Builder(String module, String name) {
      this.module = module;
      this.name = name;
    }
  }
}
