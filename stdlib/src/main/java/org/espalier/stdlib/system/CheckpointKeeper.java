package org.espalier.stdlib.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.espalier.stdlib.exchange.CheckpointFile;
import org.espalier.stdlib.file.CheckedFile;
import org.espalier.stdlib.strategy.relaxed.Checkpoint;
import org.espalier.stdlib.strategy.relaxed.SearchException;
import org.espalier.stdlib.strategy.relaxed.SearchListener;

/**
 * Writes a search's checkpoints to a file, each over the one before. It never writes over another
 * search's.
 *
 * @param file which
 */
record CheckpointKeeper(Path file) implements SearchListener {
  /**
   * Looks, before anything is computed, whether checkpoints can be written there.
   *
   * @param from where the search goes on from
   * @throws IllegalArgumentException when they cannot, or something else would be lost
   */
  void requireRoom(Optional<Checkpoint> from) {
    try {
      CheckedFile.requireWritable(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "checkpoints("
              + file
              + "): nothing can be written there ("
              + e.getClass().getSimpleName()
              + ": "
              + e.getMessage()
              + "). Name a file in a folder that can be written.",
          e);
    }
    if (Files.exists(file) && !from.map(this::continues).orElse(false)) {
      throw new IllegalArgumentException(
          "checkpoints("
              + file
              + "): there is a file already, "
              + content()
              + ", and this search would write over it. Go on with it by resume("
              + file
              + "), name another file, or delete it.");
    }
  }

  /** Whether nothing is lost when what goes on from a checkpoint takes the file's place. */
  private boolean continues(Checkpoint from) {
    try {
      Checkpoint there = CheckpointFile.read(file);
      return there.ofSameSearch(from) && there.epochs() <= from.epochs();
    } catch (IOException e) {
      return false;
    }
  }

  /** A failure that says where its checkpoint lies, if it does. */
  SearchException located(SearchException failure) {
    return failure.checkpoint().map(this::holds).orElse(false)
        ? new SearchException(
            failure.getMessage() + " It lies in " + file + " too.",
            failure.checkpoint(),
            failure.getCause())
        : failure;
  }

  private boolean holds(Checkpoint last) {
    try {
      Checkpoint there = CheckpointFile.read(file);
      return there.ofSameSearch(last) && there.epochs() == last.epochs();
    } catch (IOException e) {
      return false;
    }
  }

  private String content() {
    try {
      return "the " + CheckpointFile.read(file);
    } catch (IOException e) {
      return "which is no checkpoint";
    }
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) {
    try {
      CheckpointFile.write(file, checkpoint);
    } catch (IOException e) {
      throw new SearchException(
          "The "
              + checkpoint
              + " could not be written to "
              + file
              + " ("
              + e.getClass().getSimpleName()
              + ": "
              + e.getMessage()
              + "), so the search stopped. This exception's checkpoint() holds it, the file still"
              + " the one before. Make room, or name another file by checkpoints(...), and go on by"
              + " from(...).",
          Optional.of(checkpoint));
    }
  }
}
