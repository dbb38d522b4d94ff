package org.espalier.kernel.notebook;

import java.io.IOException;
import org.espalier.kernel.output.CellOutput;
import org.espalier.kernel.render.MimeBundle;
import org.jspecify.annotations.Nullable;

/** A cell's output into its recording and, at the same time, to who watches. */
final class RecordedOutput implements CellOutput {
  private final Recorder recorder;
  private final CellRecording recording;
  private final CellOutput watching;

  RecordedOutput(Recorder recorder, CellRecording recording, CellOutput watching) {
    this.recorder = recorder;
    this.recording = recording;
    this.watching = watching;
  }

  @Override
  public void stream(Stream stream, String text) {
    recording.stream(stream, text);
    watching.stream(stream, text);
  }

  @Override
  public void display(MimeBundle bundle, @Nullable String id) {
    if (id != null) {
      recorder.update(id, bundle);
    }
    recording.add(new Output.Display(bundle), id);
    watching.display(bundle, id);
  }

  @Override
  public void update(String id, MimeBundle bundle) {
    recorder.update(id, bundle);
    watching.update(id, bundle);
  }

  @Override
  public void clear(boolean wait) {
    recording.clear(wait);
    watching.clear(wait);
  }

  @Override
  public String ask(String prompt, boolean password) throws IOException {
    return watching.ask(prompt, password);
  }

  void result(int number, MimeBundle bundle) {
    recording.add(new Output.Result(number, bundle), null);
    watching.display(bundle, null);
  }

  void failure(Output.Failure failure) {
    recording.add(failure, null);
  }
}
