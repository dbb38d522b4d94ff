package org.espalier.kernel.notebook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.espalier.kernel.render.MimeBundle;

/** The recordings of a run's cells; a display is updated in whichever cell it stands. */
final class Recorder {
  private final List<CellRecording> recordings = new CopyOnWriteArrayList<>();

  CellRecording begin() {
    CellRecording recording = new CellRecording();
    recordings.add(recording);
    return recording;
  }

  void update(String displayId, MimeBundle bundle) {
    recordings.forEach(recording -> recording.update(displayId, bundle));
  }
}
