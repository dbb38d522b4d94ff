package org.espalier.kernel.gpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.eclipse.aether.spi.connector.layout.RepositoryLayout;
import org.eclipse.aether.spi.connector.transport.GetTask;
import org.eclipse.aether.spi.connector.transport.TransportListener;
import org.eclipse.aether.spi.connector.transport.Transporter;
import org.eclipse.aether.transfer.NoRepositoryLayoutException;
import org.eclipse.aether.transfer.NoTransporterException;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.espalier.kernel.maven.Repositories;

/**
 * Brings jars by Maven's own transport, with its mirrors and proxies, and goes on where an earlier
 * attempt ended. Maven's connector throws away what arrived before a connection broke, and its
 * transport too; so what arrives is written to the file as it arrives, and the transport is told of
 * that file when it starts again.
 */
final class Download {
  private static final int ATTEMPTS = 8;

  private final Repositories.Open repositories;

  Download(Repositories.Open repositories) {
    this.repositories = repositories;
  }

  /**
   * Brings a jar, or what is missing of it.
   *
   * @param file where it goes; what is there already is its beginning
   * @param progress is told how many bytes are there
   * @throws GpuException if it cannot be had; what arrived stays
   */
  void fetch(Part part, Path file, LongConsumer progress) {
    int failures = 0;
    while (size(file) < part.bytes()) {
      long before = size(file);
      try {
        attempt(part, file, progress);
        break;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw stopped(part, file, e);
      } catch (NotThere e) {
        throw new GpuException(
            ("there is no " + part.coordinates() + " in " + repositories.remote().get(0).getUrl())
                + ": is it a mirror that lacks it?",
            e);
      } catch (IOException e) {
        failures = size(file) > before ? 0 : failures + 1;
        if (failures == ATTEMPTS) {
          throw stopped(part, file, e);
        }
      }
    }
  }

  private static GpuException stopped(Part part, Path file, Exception why) {
    return new GpuException(
        ("fetching " + part.file() + " ended after " + size(file) + " of " + part.bytes())
            + (" bytes: " + why + ". Start again: it goes on from there."),
        why);
  }

  private void attempt(Part part, Path file, LongConsumer progress)
      throws IOException, InterruptedException {
    try (Transporter transporter = repositories.transporter();
        FileChannel arriving =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
      GetTask task =
          new GetTask(layout().getLocation(part.artifact(), false))
              .setDataPath(file, /* resume= */ true);
      task.setListener(new Arriving(() -> !file.equals(task.getDataPath()), arriving, progress));
      get(transporter, task);
    } catch (NoTransporterException | NoRepositoryLayoutException e) {
      throw new IOException(e);
    }
  }

  private static void get(Transporter transporter, GetTask task)
      throws IOException, InterruptedException {
    try {
      transporter.get(task);
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      if (transporter.classify(e) == Transporter.ERROR_NOT_FOUND) {
        throw new NotThere(e);
      }
      throw new IOException(e.getMessage(), e);
    }
  }

  private RepositoryLayout layout() throws NoRepositoryLayoutException {
    return repositories
        .supplier()
        .getRepositoryLayoutProvider()
        .newRepositoryLayout(repositories.session(), repositories.remote().get(0));
  }

  static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException unreadable) {
      return 0;
    }
  }

  /** The repository does not have it. */
  private static final class NotThere extends IOException {
    NotThere(Exception cause) {
      super(cause);
    }
  }

  /** Writes what arrives, where the transport itself writes elsewhere until all is there. */
  private static final class Arriving extends TransportListener {
    private final BooleanSupplier elsewhere;
    private final FileChannel file;
    private final LongConsumer progress;

    Arriving(BooleanSupplier elsewhere, FileChannel file, LongConsumer progress) {
      this.elsewhere = elsewhere;
      this.file = file;
      this.progress = progress;
    }

    @Override
    public void transportStarted(long offset, long length) throws TransferCancelledException {
      try {
        // A repository that cannot go on from the middle begins anew.
        if (elsewhere.getAsBoolean()) {
          file.truncate(offset);
        }
      } catch (IOException e) {
        throw cancelled(e);
      }
    }

    @Override
    public void transportProgressed(ByteBuffer data) throws TransferCancelledException {
      if (Thread.currentThread().isInterrupted()) {
        throw new TransferCancelledException("interrupted");
      }
      try {
        while (elsewhere.getAsBoolean() && data.hasRemaining()) {
          file.write(data);
        }
        progress.accept(file.size());
      } catch (IOException e) {
        throw cancelled(e);
      }
    }

    private static TransferCancelledException cancelled(IOException why) {
      TransferCancelledException cancelled =
          new TransferCancelledException("can't write what arrives: " + why);
      cancelled.initCause(why);
      return cancelled;
    }
  }
}
