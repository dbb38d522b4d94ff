package org.espalier.stdlib.device;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * NVIDIA's driver, by its own two libraries, which come with it and need no CUDA toolkit: the
 * driver interface of CUDA, which counts cards as every CUDA program of this process does, and the
 * management library, which knows the driver's name and who uses how much memory.
 */
final class CudaDriver {
  private static final int DONE = 0;
  private static final int NO_CARD = 100;
  private static final int CAPABILITY_MAJOR = 75;
  private static final int CAPABILITY_MINOR = 76;
  private static final int TEXT = 96;

  /** The driver interface of CUDA. */
  interface Cuda extends Library {
    int cuInit(int flags);

    int cuDriverGetVersion(IntByReference version);

    int cuDeviceGetCount(IntByReference count);

    int cuDeviceGet(IntByReference device, int index);

    int cuDeviceGetName(byte[] name, int length, int device);

    int cuDeviceGetAttribute(IntByReference value, int attribute, int device);

    int cuDeviceTotalMem_v2(LongByReference bytes, int device);

    int cuDeviceGetPCIBusId(byte[] place, int length, int device);
  }

  /** The management library. */
  interface Management extends Library {
    int nvmlInit_v2();

    int nvmlSystemGetDriverVersion(byte[] version, int length);

    int nvmlDeviceGetHandleByPciBusId_v2(String place, PointerByReference card);

    /** Fills in what there is, what is free and what is used, in bytes. */
    int nvmlDeviceGetMemoryInfo(Pointer card, long[] memory);
  }

  private CudaDriver() {}

  static Cards look() {
    try {
      return ask();
    } catch (UnsatisfiedLinkError incomplete) {
      return Cards.none(
          "", Optional.empty(), "NVIDIA's driver is not whole: " + incomplete.getMessage());
    }
  }

  private static Cards ask() {
    Cuda cuda = load(Platform.isWindows() ? "nvcuda" : "libcuda.so.1", Cuda.class);
    if (cuda == null) {
      return Cards.none(
          "", Optional.empty(), "NVIDIA's driver is not here: its libcuda.so.1 cannot be loaded");
    }
    Management management = management();
    String driver = management == null ? "" : version(management);
    IntByReference newest = new IntByReference();
    cuda.cuDriverGetVersion(newest);
    Optional<Version> version = Optional.of(Version.ofCuda(newest.getValue()));
    int begun = cuda.cuInit(0);
    IntByReference count = new IntByReference();
    int counted = begun == DONE ? cuda.cuDeviceGetCount(count) : begun;
    if (counted != DONE && counted != NO_CARD) {
      return Cards.none(driver, version, "NVIDIA's driver answers with its error " + counted);
    }
    if (counted == NO_CARD || count.getValue() == 0) {
      return Cards.none(driver, version, "NVIDIA's driver sees no card");
    }
    List<Card> cards = new ArrayList<>();
    for (int i = 0; i < count.getValue(); i++) {
      cards.add(card(cuda, management, i));
    }
    return new Cards(driver, version, cards, "");
  }

  private static Card card(Cuda cuda, @Nullable Management management, int index) {
    IntByReference device = new IntByReference();
    cuda.cuDeviceGet(device, index);
    int handle = device.getValue();
    byte[] name = new byte[TEXT];
    cuda.cuDeviceGetName(name, TEXT, handle);
    LongByReference memory = new LongByReference();
    cuda.cuDeviceTotalMem_v2(memory, handle);
    byte[] place = new byte[TEXT];
    cuda.cuDeviceGetPCIBusId(place, TEXT, handle);
    Version capability =
        new Version(
            attribute(cuda, CAPABILITY_MAJOR, handle), attribute(cuda, CAPABILITY_MINOR, handle));
    return new Card(
        index,
        Native.toString(name),
        capability,
        memory.getValue(),
        free(management, Native.toString(place)));
  }

  private static int attribute(Cuda cuda, int attribute, int device) {
    IntByReference value = new IntByReference();
    cuda.cuDeviceGetAttribute(value, attribute, device);
    return value.getValue();
  }

  private static @Nullable Management management() {
    Management library =
        load(Platform.isWindows() ? "nvml" : "libnvidia-ml.so.1", Management.class);
    return library != null && library.nvmlInit_v2() == DONE ? library : null;
  }

  private static String version(Management management) {
    byte[] text = new byte[TEXT];
    return management.nvmlSystemGetDriverVersion(text, TEXT) == DONE ? Native.toString(text) : "";
  }

  private static OptionalLong free(@Nullable Management management, String place) {
    PointerByReference card = new PointerByReference();
    long[] memory = new long[3];
    boolean known =
        management != null
            && management.nvmlDeviceGetHandleByPciBusId_v2(place, card) == DONE
            && management.nvmlDeviceGetMemoryInfo(card.getValue(), memory) == DONE;
    return known ? OptionalLong.of(memory[1]) : OptionalLong.empty();
  }

  private static <T extends Library> @Nullable T load(String name, Class<T> library) {
    try {
      return Native.load(name, library);
    } catch (UnsatisfiedLinkError absent) {
      return null;
    }
  }
}
