package org.espalier.kernel.gpu;

/** Why libraries for cards could not be fetched or unpacked, and what to do. */
public final class GpuException extends RuntimeException {
  GpuException(String message) {
    super(message);
  }

  GpuException(String message, Throwable cause) {
    super(message, cause);
  }
}
