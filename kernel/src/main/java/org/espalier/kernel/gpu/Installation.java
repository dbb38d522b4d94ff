package org.espalier.kernel.gpu;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.aether.repository.LocalArtifactRequest;
import org.eclipse.aether.spi.connector.checksum.ChecksumAlgorithmHelper;
import org.espalier.kernel.maven.Repositories;
import org.espalier.stdlib.device.InstalledLibraries;

/**
 * The libraries of a {@link Bundle} in a folder of the user's. Jars that Maven's local repository
 * has are taken from there; others are fetched into the folder and go once they are unpacked.
 *
 * @param bundle what
 * @param folder where
 * @param repositories where from
 */
public record Installation(Bundle bundle, Path folder, Repositories repositories) {
  private static final String SHA1 = "SHA-1";

  /** What is unpacked here, if anything is. */
  public Optional<InstalledLibraries> installed() {
    return InstalledLibraries.in(folder);
  }

  /** Whether all of the bundle is here, whole. */
  public boolean isComplete() {
    return installed()
        .filter(there -> there.build().equals(bundle.build()) && there.cuda().equals(bundle.cuda()))
        .filter(there -> List.copyOf(there.files().keySet()).equals(bundle.names()))
        .filter(there -> there.damaged().isEmpty())
        .isPresent();
  }

  /** How many bytes are still to be fetched. */
  public long missing() {
    try (Repositories.Open open = repositories.open()) {
      return bundle.parts().stream().mapToLong(part -> missing(open, part)).sum();
    }
  }

  private long missing(Repositories.Open open, Part part) {
    return local(open, part).isPresent()
        ? 0
        : Math.max(0, part.bytes() - Download.size(downloaded(part)));
  }

  /** How many bytes of room it takes while it is being installed; a jar arrives twice over. */
  public long room() {
    long largest = bundle.parts().stream().mapToLong(Part::bytes).max().orElse(0);
    return missing() + largest + bundle.unpacked();
  }

  /** How many bytes of room there are. */
  public long free() {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      throw new GpuException("can't tell how much room there is in " + there + ": " + e, e);
    }
  }

  /**
   * Fetches, checks and unpacks.
   *
   * @throws GpuException if that cannot be done; what arrived stays for the next time
   */
  public void install(Progress progress) {
    try {
      Files.createDirectories(folder.resolve("download"));
      try (FileChannel file =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = file.tryLock()) {
        if (lock == null) {
          throw new GpuException("another ./espalier gpu install works in " + folder + " now.");
        }
        Map<Part, Path> jars = fetch(progress);
        unpack(jars, progress);
      }
    } catch (IOException e) {
      throw new GpuException("can't install into " + folder + ": " + e, e);
    }
  }

  private Map<Part, Path> fetch(Progress progress) throws IOException {
    Map<Part, Path> jars = new LinkedHashMap<>();
    try (Repositories.Open open = repositories.open()) {
      long before = 0;
      for (Part part : bundle.parts()) {
        jars.put(part, jar(open, part, before, progress));
        before += part.bytes();
      }
    }
    return jars;
  }

  private Path jar(Repositories.Open open, Part part, long before, Progress progress)
      throws IOException {
    Optional<Path> local = local(open, part);
    if (local.isPresent()) {
      progress.says(part.file() + " is in Maven's local repository");
      return local.get();
    }
    Path file = downloaded(part);
    new Download(open)
        .fetch(part, file, here -> progress.fetched(part.file(), before + here, bundle.bytes()));
    progress.says("checking " + part.file());
    requireWhole(open, part, file);
    return file;
  }

  private Path downloaded(Part part) {
    return folder.resolve("download").resolve(part.file());
  }

  private static Optional<Path> local(Repositories.Open open, Part part) {
    LocalArtifactRequest request =
        new LocalArtifactRequest(part.artifact(), open.remote(), /* context= */ null);
    Path found = open.session().getLocalRepositoryManager().find(open.session(), request).getPath();
    return Optional.ofNullable(found).filter(file -> Download.size(file) == part.bytes());
  }

  private static void requireWhole(Repositories.Open open, Part part, Path file)
      throws IOException {
    String found =
        ChecksumAlgorithmHelper.calculate(
                file,
                open.supplier().getChecksumAlgorithmFactorySelector().selectList(List.of(SHA1)))
            .getOrDefault(SHA1, "");
    if (!found.equalsIgnoreCase(part.sha1())) {
      Files.delete(file);
      throw new GpuException(
          ("what arrived as " + part.file() + " has the checksum " + found + ", but ")
              + (part.sha1() + " is right; it is thrown away. Start again; if it stays so, ")
              + (open.remote().get(0).getUrl() + " has a damaged copy."));
    }
  }

  private void unpack(Map<Part, Path> jars, Progress progress) throws IOException {
    Path lib = InstalledLibraries.lib(folder);
    Path draft = folder.resolve("lib.draft");
    delete(draft);
    Files.createDirectories(draft);
    for (Map.Entry<Part, Path> jar : jars.entrySet()) {
      progress.says("unpacking " + jar.getKey().file());
      Unpacking.unpack(jar.getValue(), bundle.libraries(), draft);
    }
    for (String name : bundle.empty()) {
      EmptyLibrary.write(draft.resolve(name));
    }
    Map<String, Long> files = new LinkedHashMap<>();
    for (String name : bundle.names()) {
      if (!Files.exists(draft.resolve(name))) {
        throw new GpuException("none of the jars holds " + name + "; this is a fault of Espalier.");
      }
      files.put(name, Files.size(draft.resolve(name)));
    }
    delete(lib);
    Files.move(draft, lib);
    new InstalledLibraries(folder, bundle.build(), bundle.cuda(), bundle.least(), files).write();
    delete(folder.resolve("download"));
  }

  /**
   * Undoes {@link #install}, whole or not.
   *
   * @return how many bytes are free again
   */
  public long remove() {
    try {
      long bytes = bytes(folder);
      delete(folder);
      return bytes;
    } catch (IOException e) {
      throw new GpuException("can't remove " + folder + ": " + e, e);
    }
  }

  private static long bytes(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.mapToLong(Download::size).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
